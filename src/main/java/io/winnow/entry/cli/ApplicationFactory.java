package io.winnow.entry.cli;

import io.winnow.tracker.Waiting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Makes applications; the composition root implements it. */
public interface ApplicationFactory {

    /**
     * From a configuration file; throws {@link io.winnow.workflow.SetupException} naming every problem in it.
     *
     * @param site which of the sites of a Forge app; null when the file is about one site only
     */
    Application open(Path config, @Nullable String site, Waiting waiting);

    /** The same for who asks Jira first of all: the login may begin while the store is opened. */
    default Application openLoggingIn(Path config, @Nullable String site, Waiting waiting) {
        return open(config, site, waiting);
    }

    /**
     * Serves the sites of a Forge app; {@code port} in place of the configured one. Empty when the file isn't the configuration
     * of a Forge app's server.
     */
    Optional<Server> serveSites(Path config, OptionalInt port);

    /** The Forge app that the file names; empty when it names none, or can't be read. */
    Optional<App> app(Path config);

    /**
     * A Forge app.
     *
     * @param url where Atlassian reaches its server; null when the file doesn't say
     */
    record App(String id, @Nullable URI url) {}

    /** The sites of a Forge app; throws {@link io.winnow.workflow.SetupException} when the file is no such configuration. */
    Sites sites(Path config);

    /** On the built-in Jira, of either kind, with about {@code issues} issues, kept only while it runs. */
    Application demo(int issues, boolean dataCenter, Waiting waiting);

    /** Writes a configuration to start from; throws {@link java.nio.file.FileAlreadyExistsException} if there is one. */
    void writeConfig(Path config, Answers answers) throws IOException;

    /**
     * What {@code winnow init} was told.
     *
     * @param email null when it wasn't said
     */
    record Answers(String url, @Nullable String email, String backlog, String jql) {}
}
