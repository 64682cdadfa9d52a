package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.report.Figures;
import io.winnow.store.FieldChange;
import io.winnow.store.Push;
import io.winnow.workflow.ListPushes.Detail;
import io.winnow.workflow.PushedJson;
import io.winnow.workflow.SetupException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lists pushes, and shows what one of them did. */
@Command(
        name = "pushes",
        subcommands = PushesCommand.Show.class,
        header = "List every push to Jira, or show each change of one.",
        footer = {"", "Examples:", "  winnow pushes", "  winnow pushes show 7f3k --json"})
final class PushesCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--limit", paramLabel = "N", description = "The latest N pushes (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Override
    public Integer call() {
        try (Application application = winnow.open(new TerminalProgress(winnow.console()))) {
            List<Push> pushes = application.listPushes().latest(Math.max(1, limit));
            new Listing<Push>("pushes", PushesCommand::json, PushesCommand::line, "Nothing has been pushed yet.")
                    .print(winnow.console().out(), json, pushes);
            return ExitCode.DONE.number();
        }
    }

    /** Shows one push. */
    @Command(name = "show", header = "Show each change of one push: old and new value, and how it ended.")
    static final class Show implements Callable<Integer> {

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private PushesCommand pushes;

        @Parameters(paramLabel = "ID", description = "The push's id, or enough of its start.")
        private String id = "";

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Override
        public Integer call() {
            Console console = pushes.winnow.console();
            try (Application application = pushes.winnow.open(new TerminalProgress(console))) {
                Detail detail = application
                        .listPushes()
                        .show(id)
                        .orElseThrow(() -> new SetupException(
                                "There is no push '" + id + "', or more than one starts so; list them: winnow pushes"));
                if (json || pushes.json) {
                    ObjectNode object = json(detail.push());
                    object.set("changes", PushedJson.changes(detail.changes(), detail.summaries()));
                    console.out().println(object);
                } else {
                    console.out().println(line(detail.push()));
                    detail.changes().forEach(change -> console.out().println("  " + line(change)));
                }
                return ExitCode.DONE.number();
            }
        }
    }

    private static String line(Push push) {
        return push.id() + "  " + TIME.format(push.createdAt().atZone(ZoneId.systemDefault())) + "  " + push.backlog()
                + "  " + push.purpose() + "  " + push.planned() + " planned"
                + (push.dryRun() ? ", dry run" : ", " + push.applied() + " applied, " + push.skipped() + " skipped")
                + ", " + Figures.count(push.conflicts(), "conflict") + ", " + push.failed() + " failed"
                + (push.finishedAt() == null ? "  (not finished)" : "");
    }

    private static String line(FieldChange change) {
        return change.issueKey() + "  "
                + (change.subject() == FieldChange.Subject.FIELD ? "" : change.fieldName() + ": ")
                + PushedText.shown(change) + "  " + change.outcome().name().toLowerCase(Locale.ROOT)
                + (change.reason().isEmpty() ? "" : ": " + change.reason());
    }

    private static ObjectNode json(Push push) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", push.id())
                .put("backlog", push.backlog())
                .put("purpose", push.purpose())
                .put("createdAt", push.createdAt().toString())
                .put(
                        "finishedAt",
                        push.finishedAt() == null ? null : push.finishedAt().toString())
                .put("planned", push.planned())
                .put("applied", push.applied())
                .put("skipped", push.skipped())
                .put("conflicts", push.conflicts())
                .put("failed", push.failed())
                .put("dryRun", push.dryRun());
    }
}
