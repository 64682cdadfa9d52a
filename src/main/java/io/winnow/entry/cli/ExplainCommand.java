package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.goals.Reason;
import io.winnow.goals.Served;
import io.winnow.report.BasisText;
import io.winnow.report.Decided;
import io.winnow.report.Figures;
import io.winnow.report.LeverText;
import io.winnow.report.StaleText;
import io.winnow.scoring.Decimals;
import io.winnow.scoring.InputTrace;
import io.winnow.scoring.Score;
import io.winnow.scoring.ScoreChange;
import io.winnow.workflow.ExplainIssue.Explanation;
import io.winnow.workflow.ExplainIssue.InBacklog;
import io.winnow.workflow.ExplanationJson;
import io.winnow.workflow.GoalsJson;
import io.winnow.workflow.SetupException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows where one issue's score comes from. */
@Command(
        name = "explain",
        header =
                "Show where an issue's score comes from (each input, its field, what it holds, and the arithmetic) and which goals it serves.",
        footer = {"", "Example:", "  winnow explain PAY-12"})
final class ExplainCommand implements Callable<Integer> {

    private static final int ITEMS_SHOWN = 20;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Parameters(paramLabel = "KEY", description = "Key or numeric id of the issue.")
    private String key = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (Application application = winnow.open(new TerminalProgress(winnow.console()))) {
            Explanation found = application
                    .explainIssue()
                    .run(key)
                    .orElseThrow(() -> new SetupException("No backlog holds an issue '" + key
                            + "' as of the last sync; check the key, or run winnow sync."));
            if (json) {
                winnow.console().out().println(json(found));
            } else {
                print(found, application.now());
            }
            return ExitCode.DONE.number();
        }
    }

    private void print(Explanation found, Instant now) {
        PrintWriter out = winnow.console().out();
        out.println(found.issue().key() + "  " + Printable.of(found.issue().summary()));
        for (InBacklog place : found.scores()) {
            Score score = place.score().score();
            out.println();
            out.println(place.backlog() + ": "
                    + (score.scored()
                            ? "rank " + place.rank() + ", " + score.arithmetic()
                            : "not scored: " + String.join("; ", score.reasons())));
            score.inputs().forEach(input -> out.println("  " + line(input)));
            BasisText.lines(score, place.score().borrowed()).forEach(line -> out.println("  " + line));
            Decided decided = place.decided();
            if (decided != null) {
                out.println("  " + decided.words());
            }
            if (!place.stale().isEmpty()) {
                out.println("  " + StaleText.words(place.stale(), now));
            }
            place.levers().forEach(lever -> out.println("  would move it: " + LeverText.words(lever)));
            place.changes().forEach(change -> out.println("  " + line(change)));
            if (!Objects.equals(place.rank(), place.score().rank())) {
                out.println("  its score alone would put it at rank "
                        + place.score().rank());
            }
        }
        if (found.evidence().items() > 0) {
            out.println();
            out.println("supported by " + Figures.count(found.evidence().items(), "item") + " from "
                    + Figures.count(found.evidence().customers(), "customer") + ":");
            found.items().stream().limit(ITEMS_SHOWN).forEach(item -> out.println("  " + EvidenceList.line(item)));
            if (found.evidence().items() > ITEMS_SHOWN) {
                out.println("  and " + Figures.number(found.evidence().items() - ITEMS_SHOWN) + " more: winnow explain "
                        + found.issue().key() + " --json");
            }
        }
        if (!found.goals().isEmpty()) {
            out.println();
            found.goals().forEach(served -> out.println("serves " + line(served)));
        }
        if (found.scores().isEmpty()) {
            out.println("It hasn't been scored yet: run winnow sync.");
        }
    }

    private static String line(ScoreChange change) {
        return "score " + words(change.before()) + " → " + words(change.after()) + " at " + change.at();
    }

    private static String words(@Nullable BigDecimal score) {
        return score == null ? "none" : Decimals.score(score);
    }

    private static String line(Served served) {
        return served.goal().id() + " (" + served.goal().name() + ", weight "
                + Decimals.plain(served.goal().weight()) + "): "
                + served.reasons().stream().map(Reason::words).collect(Collectors.joining("; "));
    }

    private static String line(InputTrace input) {
        String value = input.value() == null ? "–" : Decimals.plain(input.value());
        String raw = input.raw().isEmpty() ? "nothing" : "'" + Printable.of(input.raw()) + "'";
        String how = input.problem().isEmpty() ? input.conversion() : input.problem();
        if (input.fieldId().isEmpty()) {
            return input.input().word() + " " + value + "  from " + input.fieldName()
                    + (how.isEmpty() ? "" : ": " + how);
        }
        return input.input().word() + " " + value + "  from " + input.fieldName() + " (" + input.fieldId()
                + "), which holds " + raw + (how.isEmpty() ? "" : ": " + how);
    }

    private static ObjectNode json(Explanation found) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", found.issue().id().toString());
        json.put("key", found.issue().key());
        json.put("summary", found.issue().summary());
        json.putArray("backlogs")
                .addAll(found.scores().stream().map(ExplanationJson::of).toList());
        json.set("evidence", EvidenceJson.of(found.evidence()));
        found.items().forEach(item -> json.withArray("items").add(EvidenceJson.of(item)));
        json.set("goals", GoalsJson.served(found.goals()));
        return json;
    }
}
