package io.winnow.entry.cli;

import io.winnow.store.Author;
import io.winnow.workflow.ApplyOptions;
import io.winnow.workflow.ApplyPlan.Applied;
import io.winnow.workflow.BacklogSettings;
import io.winnow.workflow.PlanOptions;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Puts a plan into Jira. */
@Command(
        name = "apply",
        header = "Write a backlog's plan to Jira: fields, order, sprint; undo it with winnow undo.",
        footer = {
            "",
            "Examples:",
            "  winnow apply payments --order --dry-run        show what would move, write nothing",
            "  winnow apply payments --order --sprint \"Payments 37\"",
            "  winnow apply payments --fields                 only Winnow rank and Winnow sprint"
        })
final class ApplyCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Parameters(paramLabel = "BACKLOG", description = "The backlog.")
    private String backlog = "";

    @Option(names = "--fields", description = "Write Winnow's rank and sprint fields of the planned issues.")
    private boolean fields;

    @Option(names = "--order", description = "Bring the backlog into the plan's order, by the fewest rank moves.")
    private boolean order;

    @Option(
            names = "--sprint",
            paramLabel = "ID|NAME",
            description = "Make this future sprint hold the candidates; an active one only gets those it lacks.")
    private @Nullable String sprint;

    @Option(
            names = "--capacity",
            paramLabel = "N",
            description = "How much the sprint can hold (default: as winnow plan says).")
    private @Nullable String capacity;

    @Option(names = "--exact", description = "Look for the best plan instead of walking the order.")
    private boolean exact;

    @Option(names = "--dry-run", description = "Write nothing to Jira; show what would be written.")
    private boolean dryRun;

    @Option(
            names = "--preview",
            paramLabel = "PUSH_ID",
            description = "The dry run you looked at: refused when other changes would be made now.")
    private @Nullable String preview;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (TerminalProgress progress = new TerminalProgress(winnow.console());
                Application application = winnow.open(progress)) {
            BacklogSettings chosen =
                    SyncCommand.chosen(application.backlogs(), List.of(backlog)).get(0);
            PlanOptions plan = new PlanOptions(sprint, WhichPlan.capacity(capacity), exact);
            Applied applied = application
                    .applyPlan()
                    .run(
                            chosen,
                            new ApplyOptions(fields, order, sprint != null, plan, dryRun, preview),
                            Author.byCommand(LoggedIn.name()),
                            progress);
            progress.close();
            return new PushedText(applied.pushed(), winnow.console(), json).print();
        }
    }
}
