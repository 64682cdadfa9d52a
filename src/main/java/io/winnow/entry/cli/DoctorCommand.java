package io.winnow.entry.cli;

import io.winnow.tracker.Webhook;
import io.winnow.workflow.CheckSetup.Check;
import io.winnow.workflow.RegisterWebhook.Outcome;
import io.winnow.workflow.RegisterWebhook.Registered;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Looks whether everything a sync needs is there, and enters the webhook where it's told to. */
@Command(
        name = "doctor",
        header = "Check login, fields, backlogs, events and the right to write; writes nothing unless told to.",
        footer = {
            "",
            "Examples:",
            "  winnow doctor",
            "  winnow doctor --register-webhook   with an administrator's token"
        })
final class DoctorCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Option(
            names = "--register-webhook",
            description = "First enter the webhook by which Jira tells of changes, or mend the one entered before.")
    private boolean registerWebhook;

    @Override
    public Integer call() {
        try (TerminalProgress progress = new TerminalProgress(winnow.console());
                Application application = winnow.open(progress)) {
            if (registerWebhook) {
                winnow.console()
                        .out()
                        .println(said(application.registerWebhook().run()));
            }
            List<Check> checks = application.checkSetup().run();
            Ansi ansi = winnow.console().outIsTerminal() ? Ansi.ON : Ansi.OFF;
            ExitCode code = ExitCode.DONE;
            for (Check check : checks) {
                String mark =
                        check.failure() == null ? ansi.string("@|green ok  |@") : ansi.string("@|red,bold fail|@");
                winnow.console().out().println(mark + "  " + check.what() + ": " + check.finding());
                code = check.failure() == null ? code : code.orWorse(ExitCode.of(check.failure()));
            }
            return code.number();
        }
    }

    private static String said(Registered registered) {
        Webhook webhook = registered.webhook();
        String jql = webhook.jql().isEmpty() ? "every project" : webhook.jql();
        return switch (registered.outcome()) {
                    case ENTERED -> "entered   ";
                    case CHANGED -> "changed   ";
                    case LEFT -> "left      ";
                }
                + "webhook '" + webhook.name() + "' to this server: " + jql
                + (registered.outcome() == Outcome.LEFT ? "; a person entered it" : "")
                + (webhook.jql().equals(registered.wantedJql())
                        ? ""
                        : "; to be told of less, enter as its JQL: " + registered.wantedJql());
    }
}
