package io.winnow;

import io.winnow.config.ConfigException;
import io.winnow.config.ConfigReader;
import io.winnow.config.ConfigTemplate;
import io.winnow.config.RemoteConfig;
import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.ApplicationFactory;
import io.winnow.entry.cli.Server;
import io.winnow.tracker.Waiting;
import io.winnow.tracker.jira.Pause;
import io.winnow.workflow.SetupException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes applications from a configuration file, or on the built-in Jira. */
final class Composition implements ApplicationFactory {

    private final Map<String, String> environment;
    private final Pause pause;
    private final Clock clock = Clock.systemUTC();

    Composition(Map<String, String> environment) {
        this(environment, duration -> Thread.sleep(duration.toMillis()));
    }

    /** {@code pause} is how requests to the tracker wait. */
    Composition(Map<String, String> environment, Pause pause) {
        this.environment = Map.copyOf(environment);
        this.pause = pause;
    }

    @Override
    public Application open(Path config, @Nullable String site, Waiting waiting) {
        return open(config, site, waiting, false);
    }

    @Override
    public Application openLoggingIn(Path config, @Nullable String site, Waiting waiting) {
        return open(config, site, waiting, true);
    }

    private Application open(Path config, @Nullable String site, Waiting waiting, boolean loggingIn) {
        return read(() -> {
            if (site == null) {
                return new RunningWinnow(
                        new ConfigReader().read(config, environment), waiting, clock, pause, () -> {}, loggingIn);
            }
            if (!new ConfigReader().isRemote(config)) {
                throw new SetupException("--site is for the configuration of a Forge app's server, which " + config
                        + " isn't. Leave --site out.");
            }
            try (SiteList sites = sites(config)) {
                return new RunningWinnow(sites.configOf(site), waiting, clock, pause, () -> {}, loggingIn);
            }
        });
    }

    @Override
    public Optional<Server> serveSites(Path config, OptionalInt port) {
        return new ConfigReader().isRemote(config)
                ? Optional.of(AppServer.start(remote(config), port, clock, pause))
                : Optional.empty();
    }

    @Override
    public Optional<App> app(Path config) {
        return new ConfigReader().isRemote(config)
                ? Optional.of(remote(config))
                        .map(remote -> new App(remote.app(), remote.server().publicUrl()))
                : Optional.empty();
    }

    @Override
    public SiteList sites(Path config) {
        if (!new ConfigReader().isRemote(config)) {
            throw new SetupException(config + " isn't the configuration of a Forge app's server: forge is missing."
                    + " docs/forge.md says how to set one up.");
        }
        return new SiteList(remote(config), clock);
    }

    private RemoteConfig remote(Path config) {
        return read(() -> new ConfigReader().readRemote(config, environment));
    }

    private static <T> T read(Supplier<T> step) {
        try {
            return step.get();
        } catch (ConfigException wrong) {
            throw new SetupException(String.valueOf(wrong.getMessage()));
        }
    }

    @Override
    public Application demo(int issues, boolean dataCenter, Waiting waiting) {
        Demo demo = Demo.start(issues, dataCenter, clock);
        Application application = new RunningWinnow(demo.config(), waiting, clock, pause, demo);
        new DemoLedger(demo.folder(), application).fill();
        return application;
    }

    @Override
    public void writeConfig(Path config, Answers answers) throws IOException {
        ConfigTemplate template = new ConfigTemplate();
        String email = answers.email();
        Files.writeString(
                config,
                email == null
                        ? template.text(answers.url(), answers.backlog(), answers.jql())
                        : template.text(answers.url(), email, answers.backlog(), answers.jql()),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE_NEW);
    }
}
