package io.winnow.entry.cli;

import io.winnow.tracker.Waiting;
import java.io.IOException;
import java.nio.file.Path;

/** Makes applications; the composition root implements it. */
public interface ApplicationFactory {

    /** From a configuration file; throws {@link io.winnow.workflow.SetupException} naming every problem in it. */
    Application open(Path config, Waiting waiting);

    /** On the built-in Jira, of either kind, with about {@code issues} issues, kept only while it runs. */
    Application demo(int issues, boolean dataCenter, Waiting waiting);

    /** Writes a configuration to start from; throws {@link java.nio.file.FileAlreadyExistsException} if there is one. */
    void writeConfig(Path config, Answers answers) throws IOException;

    /** What {@code winnow init} was told. */
    record Answers(String url, String email, String backlog, String jql) {}
}
