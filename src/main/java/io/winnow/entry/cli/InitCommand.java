package io.winnow.entry.cli;

import io.winnow.entry.cli.ApplicationFactory.Answers;
import io.winnow.workflow.SetupException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes a configuration to start from. */
@Command(
        name = "init",
        header = "Write a commented winnow.yaml to start from; never overwrites one.",
        footer = {
            "",
            "Example:",
            "  winnow init --url https://acme.atlassian.net --email pm@acme.example --jql 'project = PAY'"
        })
final class InitCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Option(names = "--url", description = "Address of the Jira site.")
    private String url = "https://your-site.atlassian.net";

    @Option(
            names = "--email",
            description = "E-mail address of the account whose API token is used; none for Jira Data Center.")
    private @Nullable String email;

    @Option(names = "--backlog", description = "Name of the backlog: letters, digits, - and _.")
    private String backlog = "payments";

    @Option(names = "--jql", description = "Which issues are in the backlog.")
    private String jql = "project = PAY AND statusCategory != Done";

    @Override
    public Integer call() throws IOException {
        try {
            winnow.factory().writeConfig(winnow.config(), new Answers(url, email, backlog, jql));
        } catch (FileAlreadyExistsException there) {
            throw new SetupException(winnow.config() + " is there already and was left as it is; edit it, or name"
                    + " another file with --config.");
        }
        winnow.console()
                .out()
                .println("Wrote " + winnow.config() + ". Next: put the token into WINNOW_JIRA_TOKEN, name your fields"
                        + " in the file, then run winnow doctor and winnow sync --dry-run.");
        return ExitCode.DONE.number();
    }
}
