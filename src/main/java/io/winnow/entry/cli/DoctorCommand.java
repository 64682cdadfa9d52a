package io.winnow.entry.cli;

import io.winnow.workflow.CheckSetup.Check;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParentCommand;

/** Looks whether everything a sync needs is there. */
@Command(name = "doctor", header = "Check login, fields, backlogs and the right to write, without writing anything.")
final class DoctorCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Override
    public Integer call() {
        try (TerminalProgress progress = new TerminalProgress(winnow.console());
                Application application = winnow.open(progress)) {
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
}
