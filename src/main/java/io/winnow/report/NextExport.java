package io.winnow.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.planning.Capacity;
import io.winnow.planning.WorthKnowing;
import io.winnow.scoring.Score;
import io.winnow.scoring.Stale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What to score next, and why.
 *
 * @param sprint the sprint's name; null when it is for no particular one
 * @param entries what gains most first
 * @param unscored how many issues that could be planned aren't scored
 * @param stale how many of those that could be planned are scored on old inputs
 * @param unestimated how many more can't be planned before somebody estimates them
 * @param scored whether any issue of the backlog is, so that there is anything to compare with
 */
public record NextExport(
        String backlog,
        @Nullable String sprint,
        Capacity capacity,
        List<Entry> entries,
        int unscored,
        int stale,
        int unestimated,
        boolean scored,
        Instant now) {

    private static final int SUMMARY = 44;

    public NextExport {
        entries = List.copyOf(entries);
    }

    /**
     * One issue.
     *
     * @param score as it stands, with what it lacks
     * @param stale why its inputs are old; empty when it isn't scored
     */
    public record Entry(
            String key, String summary, Score score, List<Stale> stale, BigDecimal effort, WorthKnowing worth) {

        public Entry {
            stale = List.copyOf(stale);
        }

        /** What it lacks, or why what it has is old. */
        String why(Instant now) {
            return score.scored() ? StaleText.words(stale, now) : String.join("; ", score.reasons());
        }

        /** Such as {@code 34 %}; never 0 or 100 for what only nearly is. */
        String chance() {
            double share = worth.chance();
            long percent = Math.round(share * 100);
            return share > 0 && percent == 0 ? "< 1 %" : share < 1 && percent == 100 ? "> 99 %" : percent + " %";
        }

        BigDecimal gain() {
            return BigDecimal.valueOf(worth.gain()).setScale(2, RoundingMode.HALF_UP);
        }
    }

    /** One JSON object on one line, without a line end; at most so many issues. */
    public String json(int limit) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("backlog", backlog).put("sprint", sprint).put("unit", capacity.unit());
        json.put("capacity", PlanJson.plain(capacity.amount()));
        json.put("unscored", unscored).put("stale", stale).put("unestimated", unestimated);
        ArrayNode next = json.putArray("next");
        for (Entry entry : entries.subList(0, Math.min(limit, entries.size()))) {
            next.add(json(entry).put("position", next.size() + 1));
        }
        return json.toString();
    }

    private ObjectNode json(Entry entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", entry.worth().id().toString());
        json.put("key", entry.key());
        json.put("summary", entry.summary());
        json.put("score", entry.score().value());
        ArrayNode missing = json.putArray("missing");
        entry.score().inputs().stream()
                .filter(input -> !entry.score().scored() && input.value() == null)
                .map(input -> input.input().word())
                .forEach(missing::add);
        entry.score().reasons().forEach(json.putArray("reasons")::add);
        json.set("stale", StaleText.json(entry.stale()));
        json.put("effort", PlanJson.plain(entry.effort()));
        json.put("inSprint", entry.worth().planned());
        json.put("chance", BigDecimal.valueOf(entry.worth().chance()).setScale(3, RoundingMode.HALF_UP));
        return json.put("gain", entry.gain());
    }

    /** Lines for a terminal; at most so many issues. */
    public List<String> lines(int limit) {
        List<String> lines = new ArrayList<>();
        lines.add(backlog + (sprint == null ? "" : ", " + clean(sprint)) + ": capacity "
                + Figures.amount(capacity.amount(), capacity.unit()));
        int shown = Math.min(limit, entries.size());
        if (shown > 0) {
            lines.add(line("", "issue", "effort", "gain", "chance", "summary", "why"));
        }
        for (Entry entry : entries.subList(0, shown)) {
            String summary = clean(entry.summary());
            lines.add(line(
                    String.valueOf(lines.size() - 1),
                    entry.key(),
                    Figures.plain(entry.effort()),
                    Figures.score(entry.gain()),
                    entry.chance() + (entry.worth().planned() ? " out" : " in"),
                    summary.length() > SUMMARY ? summary.substring(0, SUMMARY - 1) + "…" : summary,
                    clean(entry.why(now))));
        }
        if (entries.size() > shown) {
            lines.add("and " + Figures.number(entries.size() - shown) + " more: --limit N or --json");
        }
        lines.add(sums());
        return lines;
    }

    /** How much there is to score, and how much of it matters; a sentence or two. */
    String sums() {
        String all = Figures.count(unscored, "issue") + " not scored and " + Figures.number(stale)
                + " stale could be planned";
        return all
                + (!scored && unscored > 0
                        ? ". Nothing is scored yet, so nothing says which of them matters: score any five."
                        : ", " + Figures.number(entries.size()) + " of them could change this sprint.")
                + (unestimated == 0
                        ? ""
                        : " " + Figures.number(unestimated)
                                + " more without an estimate can be in no sprint before they have one.");
    }

    private static String line(String... parts) {
        return String.format(Locale.ROOT, "%4s  %-10s  %6s  %9s  %10s  %-" + SUMMARY + "s  %s", (Object[]) parts)
                .stripTrailing();
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
