package io.winnow.config;

import io.winnow.entry.web.ApiSettings;
import io.winnow.entry.web.WebSettings;
import io.winnow.entry.webhook.EventSettings;
import io.winnow.push.OwnField;
import io.winnow.push.PushSettings;
import io.winnow.sync.SyncSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code winnow.yaml}. */
public final class ConfigReader {

    private static final String FORGE = "forge";
    private static final List<String> OF_A_SITE = List.of("backlogs", "push", "sync", "evidence");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration YEAR = Duration.ofDays(365);

    /**
     * Reads the file, taking {@code ${NAME}} from the environment.
     *
     * @throws ConfigException with every problem at once
     */
    public WinnowConfig read(Path yaml, Map<String, String> environment) {
        return whole(yaml, environment, root -> {
            if (root.has(FORGE)) {
                root.refuse(
                        FORGE,
                        "makes this the configuration of a Forge app's server, which serves several sites. Name the"
                                + " site with --site; winnow sites lists them.");
                throw root.problems().exception();
            }
            return config(root);
        });
    }

    /**
     * Reads the configuration of the server behind a Forge app.
     *
     * @throws ConfigException with every problem at once
     */
    public RemoteConfig readRemote(Path yaml, Map<String, String> environment) {
        return whole(yaml, environment, root -> new ForgeReader(root).config(server(root.section("server"))));
    }

    /** Whether the file is the configuration of the server behind a Forge app; false also when it can't be read. */
    public boolean isRemote(Path yaml) {
        return new YamlFile(new Problems("")).root(yaml) instanceof MappingNode mapping
                && mapping.getValue().stream()
                        .anyMatch(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals(FORGE));
    }

    /**
     * Reads what the administrators of a site behind a Forge app say of it. They are strangers to this machine, so nothing in
     * it can name a file, an address or the environment.
     *
     * @throws ConfigException with every problem at once
     */
    public WinnowConfig readSite(byte[] yaml, SiteGround ground) {
        Problems problems = new Problems("Settings");
        Node node = new YamlFile(problems, "", "Write down a backlog").root(yaml);
        return finished(node, problems, Map.of(), root -> {
            for (Map.Entry<String, Section.Entry> one : root.entries().entrySet()) {
                if (!OF_A_SITE.contains(one.getKey())) {
                    problems.add(
                            one.getValue().place(),
                            one.getKey(),
                            "can't be set here. Write " + String.join(", ", OF_A_SITE) + ", or remove it.");
                }
            }
            root.section("evidence").refuse("hooks", "can't be set here. Remove it.");
            root.section("push").refuse("fields", "can't be set here: the app brings Winnow's fields. Remove it.");
            return site(root, ground);
        });
    }

    private static WinnowConfig site(Section root, SiteGround ground) {
        EvidenceReader evidence = new EvidenceReader(root);
        BacklogReader backlogs = new BacklogReader(root, evidence.strength());
        return new WinnowConfig(
                        ground.jira(),
                        ground.storeUrl(),
                        backlogs.backlogs(),
                        backlogs.schedules(),
                        push(root.section("push")),
                        sync(root.section("sync")),
                        evidence.sources(),
                        WebSettings.loopback(0).withReadsOpen(false),
                        ApiSettings.OFF,
                        new EventSettings(null, null, ground.coalesce()))
                .at(ground.jira());
    }

    private static <T> T whole(Path yaml, Map<String, String> environment, Function<Section, T> read) {
        Problems problems = new Problems(String.valueOf(yaml.getFileName()));
        return finished(new YamlFile(problems).root(yaml), problems, environment, read);
    }

    private static <T> T finished(
            @Nullable Node root, Problems problems, Map<String, String> environment, Function<Section, T> read) {
        if (root == null) {
            throw problems.exception();
        }
        T config = read.apply(Section.root(root, problems, new Environment(environment)));
        if (!problems.none()) {
            throw problems.exception();
        }
        return config;
    }

    private static WinnowConfig config(Section root) {
        EvidenceReader evidence = new EvidenceReader(root);
        BacklogReader backlogs = new BacklogReader(root, evidence.strength());
        return new WinnowConfig(
                new JiraReader(root).settings(),
                store(root.value("store")),
                backlogs.backlogs(),
                backlogs.schedules(),
                push(root.section("push")),
                sync(root.section("sync")),
                evidence.sources(),
                server(root.section("server")),
                new ApiReader(root).settings(),
                new EventReader(root).settings());
    }

    private static String store(Value value) {
        String url = value.line();
        if (!url.isEmpty() && !url.matches("jdbc:sqlite:(?!file:)[^:?\\s][^?]*")) {
            value.refuse("isn't the address of a store. Write jdbc:sqlite: and a file, such as jdbc:sqlite:winnow.db.");
        }
        return url;
    }

    private static PushSettings push(Section push) {
        Section section = push.section("fields");
        Map<OwnField, String> fields = new EnumMap<>(OwnField.class);
        for (OwnField own : OwnField.values()) {
            boolean always = own == OwnField.SCORE || own == OwnField.WHY;
            Optional<Value> value = always ? Optional.of(section.value(own.word())) : section.optional(own.word());
            value.ifPresent(name -> {
                String line = name.line();
                if (!line.isEmpty() && fields.values().stream().anyMatch(line::equalsIgnoreCase)) {
                    name.refuse("is another of Winnow's fields too. Name two fields.");
                }
                fields.put(own, line);
            });
        }
        return new PushSettings(fields, push.value("onConflict").word(PushSettings.OnConflict.class));
    }

    private static SyncSettings sync(Section sync) {
        return new SyncSettings(
                sync.value("overlap").duration(MINUTE, Duration.ofDays(7)),
                sync.value("census").duration(MINUTE, YEAR),
                sync.value("full").duration(Duration.ofHours(1), YEAR));
    }

    private static WebSettings server(Section server) {
        Value host = server.value("host");
        String name = host.line();
        if (!name.isEmpty() && !name.matches("[A-Za-z0-9_.:\\[\\]-]{1,255}")) {
            host.refuse("isn't a host. Write an address or name only, such as 127.0.0.1.");
        }
        URI publicUrl = server.optional("publicUrl").map(ServerAddress::read).orElse(null);
        WebSettings settings = new WebSettings(name, (int) server.value("port").number(0, 65_535), publicUrl, true);
        return settings.withReadsOpen(
                server.optional("publicRead").map(Value::flag).orElse(settings.local()));
    }
}
