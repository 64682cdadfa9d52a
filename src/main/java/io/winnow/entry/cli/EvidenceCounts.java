package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.evidence.Counts;
import io.winnow.evidence.EvidenceCounter.Span;
import io.winnow.workflow.CountEvidence.Counted;
import io.winnow.workflow.SetupException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Counts the evidence of a backlog's issues. */
@Command(
        name = "counts",
        header = "Count items, customers and revenue for each issue: its own, and with all that is below it.",
        footer = {
            "",
            "Examples:",
            "  winnow evidence counts payments",
            "  winnow evidence counts payments --since 2026-07-01"
        })
final class EvidenceCounts implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private EvidenceCommand evidence;

    @Parameters(paramLabel = "BACKLOG", description = "Name of the backlog.")
    private String backlog = "";

    @Option(names = "--since", paramLabel = "DATE", description = "Only what was said on this day (UTC) or later.")
    private @Nullable String since;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "Only what was said before this day, aged as of then.")
    private @Nullable String until;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (Application application = evidence.open()) {
            SyncCommand.chosen(application.backlogs(), List.of(backlog));
            Instant end = day("--until", until);
            Span span = new Span(day("--since", since), end, end == null ? application.now() : end);
            List<Counted> counted = application.countEvidence().run(backlog, span);
            if (json) {
                evidence.console().out().println(json(counted));
            } else {
                print(counted);
            }
            return ExitCode.DONE.number();
        }
    }

    private static @Nullable Instant day(String option, @Nullable String text) {
        try {
            return text == null
                    ? null
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException wrong) {
            throw new SetupException(option + " is '" + text + "', which is no date; write one such as 2026-07-01.");
        }
    }

    private ObjectNode json(List<Counted> counted) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("backlog", backlog);
        ArrayNode issues = object.putArray("issues");
        for (Counted one : counted) {
            ObjectNode issue = issues.addObject();
            issue.put("id", one.issue().id().toString());
            issue.put("key", one.issue().key());
            issue.setAll(EvidenceJson.of(one.counts().own()));
            ObjectNode total = EvidenceJson.of(one.counts().total());
            if (one.votes() != null) {
                issue.put("votes", one.issue().votes());
                total.put("votes", one.votes());
            }
            issue.set("total", total);
        }
        return object;
    }

    private void print(List<Counted> counted) {
        PrintWriter out = evidence.console().out();
        if (counted.isEmpty()) {
            out.println("No issue of this backlog has evidence: import some with winnow evidence import, or name"
                    + " tickets under evidence.jira.");
            return;
        }
        boolean votes = counted.get(0).votes() != null;
        String row = "%-14s %9s %7s %9s %14s " + (votes ? "%6s " : "%s") + " %s%n";
        out.printf(
                Locale.ROOT,
                row,
                "issue",
                "customers",
                "items",
                "weighted",
                "revenue",
                votes ? "votes" : "",
                "summary");
        for (Counted one : counted) {
            Counts total = one.counts().total();
            out.printf(
                    Locale.ROOT,
                    row,
                    one.issue().key(),
                    total.customers(),
                    total.items(),
                    total.weighted().toPlainString(),
                    total.revenue().stripTrailingZeros().toPlainString(),
                    one.votes() == null ? "" : one.votes(),
                    Printable.of(one.issue().summary()));
        }
    }
}
