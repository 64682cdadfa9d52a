package io.winnow;

import io.winnow.config.ConfigReader;
import io.winnow.config.WinnowConfig;
import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.ApplicationFactory;
import io.winnow.entry.cli.Server;
import io.winnow.entry.cli.Sites;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import io.winnow.tracker.Secret;
import io.winnow.tracker.Waiting;
import io.winnow.tracker.jira.AppAccess;
import io.winnow.tracker.jira.Deployment;
import io.winnow.tracker.jira.JiraSettings;
import io.winnow.tracker.jira.Pause;
import io.winnow.tracker.jira.PointsLedger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A simulated site with Winnow's Forge app and its fields, and a person at the command line who works as the app. */
final class ForgeSite implements AutoCloseable {

    private static final String APP = "1d6b1d7e-app";
    private static final String ENVIRONMENT = "production-1";
    private static final String TOKEN = "the-apps-token";

    final JiraSimulator jira;
    final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final WinnowUser user;
    private final Clock clock;
    private final Pause pause;
    private PointsLedger points;
    private boolean apiToken;
    private Supplier<Secret> token = () -> new Secret(TOKEN);

    ForgeSite(Path folder, Site site, SimulatorOptions options, Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
        this.points = new PointsLedger(clock, PointsLedger.HOURLY);
        site.addAppField(APP + "/" + ENVIRONMENT, "winnow-score", "Winnow score", "number");
        site.addAppField(APP + "/" + ENVIRONMENT, "winnow-why", "Winnow why", "string");
        site.addAppField(APP + "/" + ENVIRONMENT, "winnow-customers", "Winnow customers", "number");
        site.addAppField(APP + "/" + ENVIRONMENT, "winnow-goals", "Winnow goals", "string");
        site.addAppField(APP + "/another", "winnow-rank", "Winnow rank", "number");
        jira = JiraSimulator.start(site, options);
        jira.issued()
                .toApp(TOKEN, site.people().addApp("Winnow"), clock.instant().plus(Duration.ofDays(30)));
        user = new WinnowUser(folder, jira);
    }

    /** Adds the one field that is missing. */
    ForgeSite complete() {
        jira.site().addAppField(APP + "/" + ENVIRONMENT, "winnow-rank", "Winnow rank", "number");
        return this;
    }

    /** From now on there is an API token too. */
    ForgeSite withApiToken() {
        apiToken = true;
        return this;
    }

    ForgeSite sharing(PointsLedger ledger) {
        points = ledger;
        return this;
    }

    ForgeSite token(Supplier<Secret> supplier) {
        token = supplier;
        return this;
    }

    static Secret goodToken() {
        return new Secret(TOKEN);
    }

    private JiraSettings settings() {
        String cloudId = Path.of(jira.gatewayUrl().getPath()).getFileName().toString();
        AppAccess access = new AppAccess(APP, ENVIRONMENT, cloudId, () -> token.get(), points);
        URI gateway = jira.gatewayUrl().resolve("/");
        return new JiraSettings(
                jira.url(),
                Deployment.CLOUD,
                apiToken ? jira.email() : null,
                apiToken ? new Secret(jira.token()) : null,
                false,
                URI.create(gateway.toString().replaceAll("/$", "")),
                Duration.ofHours(3),
                JiraSettings.FETCH_SIZE,
                4,
                access);
    }

    WinnowUser.Ended run(String... words) {
        return user.run(new AsApp(), words);
    }

    WinnowUser user() {
        return user;
    }

    @Override
    public void close() {
        jira.close();
    }

    /** Opens the user's configuration for a site whose fields the app owns. */
    private final class AsApp implements ApplicationFactory {

        @Override
        public Application open(Path file, @Nullable String site, Waiting waiting) {
            WinnowConfig config = new ConfigReader().read(file, Map.of("WINNOW_JIRA_TOKEN", "unused"));
            Waiting heard = (reason, until) -> told.add(reason);
            return new RunningWinnow(config.at(settings()), heard, clock, pause, () -> {});
        }

        @Override
        public Optional<Server> serveSites(Path config, OptionalInt port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<App> app(Path config) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Sites sites(Path config) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Application demo(int issues, boolean dataCenter, Waiting waiting) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writeConfig(Path config, Answers answers) {
            throw new UnsupportedOperationException();
        }
    }
}
