package io.winnow.entry.cli;

import io.winnow.goals.GoalChanges;
import io.winnow.report.Figures;
import io.winnow.workflow.ApplyGoals.Result;
import io.winnow.workflow.GoalsJson;
import io.winnow.workflow.ShowGoals.Overview;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Applies goals, and shows how they stand. */
@Command(
        name = "goals",
        subcommands = {GoalsCommand.Apply.class, GoalsCommand.Show.class},
        synopsisSubcommandLabel = "COMMAND",
        header = "Apply the goals of a file, or show how far each has come and what serves it.",
        footer = {"", "Examples:", "  winnow goals apply goals.yaml --dry-run", "  winnow goals show --json"})
final class GoalsCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about the goals? For instance: winnow goals show");
    }

    /** Applies a file. */
    @Command(
            name = "apply",
            header = "Check a file of goals and make them the ones that count; earlier versions stay in the store.",
            footer = {"", "Example:", "  winnow goals apply goals.yaml --dry-run"})
    static final class Apply implements Callable<Integer> {

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private GoalsCommand goals;

        @Parameters(paramLabel = "FILE", description = "The file, such as goals.yaml; docs/goals.md describes it.")
        private Path file = Path.of("goals.yaml");

        @Option(names = "--dry-run", description = "Check the file and show what would change; change nothing.")
        private boolean dryRun;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Override
        public Integer call() {
            Console console = goals.winnow.console();
            try (Application application = goals.winnow.open(new TerminalProgress(console))) {
                Result result = application.applyGoals().run(file, dryRun);
                if (json) {
                    console.out().println(GoalsJson.applied(result));
                } else {
                    print(result, console.out());
                }
                return ExitCode.DONE.number();
            }
        }

        private static void print(Result result, PrintWriter out) {
            GoalChanges changes = result.changes();
            out.println(sentence(result));
            list("added", changes.added(), out);
            list("changed", changes.changed(), out);
            list("removed", changes.removed(), out);
            new GoalsText(out).print(result.links().unknown(), Map.of());
        }

        private static String sentence(Result result) {
            String goals = Figures.count(result.tree().all().size(), "goal");
            if (!result.changed()) {
                return goals + ", as in version " + result.version() + ": nothing has changed.";
            }
            return result.dryRun()
                    ? goals + " would be applied as a new version; nothing was changed."
                    : goals + " applied as version " + result.version() + ".";
        }

        private static void list(String title, List<String> ids, PrintWriter out) {
            if (!ids.isEmpty()) {
                out.println("  " + title + ": " + String.join(", ", ids));
            }
        }
    }

    /** Shows all goals. */
    @Command(
            name = "show",
            header = "Show each goal's progress and pace, what serves it, and what about the goals needs attention.",
            footer = {"", "Example:", "  winnow goals show --json"})
    static final class Show implements Callable<Integer> {

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private GoalsCommand goals;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Override
        public Integer call() {
            Console console = goals.winnow.console();
            try (Application application = goals.winnow.open(new TerminalProgress(console))) {
                Optional<Overview> found = application.showGoals().run();
                if (json) {
                    console.out().println(found.map(GoalsJson::overview).orElseGet(GoalsJson::nothing));
                } else if (found.isPresent()) {
                    new GoalsText(console.out()).print(found.get());
                } else {
                    console.out()
                            .println("No goals have been applied yet: write goals.yaml as docs/goals.md says, then run"
                                    + " winnow goals apply goals.yaml");
                }
                return ExitCode.DONE.number();
            }
        }
    }
}
