package io.winnow.config;

import io.winnow.entry.web.WebSettings;
import io.winnow.push.OwnField;
import io.winnow.push.PushSettings;
import io.winnow.sync.SyncSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code winnow.yaml}. */
public final class ConfigReader {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration YEAR = Duration.ofDays(365);

    /**
     * Reads the file, taking {@code ${NAME}} from the environment.
     *
     * @throws ConfigException with every problem at once
     */
    public WinnowConfig read(Path yaml, Map<String, String> environment) {
        Problems problems = new Problems(String.valueOf(yaml.getFileName()));
        Node root = new YamlFile(problems).root(yaml);
        if (root == null) {
            throw problems.exception();
        }
        WinnowConfig config = config(Section.root(root, problems, new Environment(environment)));
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
