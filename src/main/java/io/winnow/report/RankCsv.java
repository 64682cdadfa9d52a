package io.winnow.report;

import io.winnow.evidence.Counts;
import io.winnow.model.Parent;
import io.winnow.scoring.Input;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a ranking as RFC 4180 CSV, ranked issues first. */
final class RankCsv {

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\t\\r\\n]]");

    private static final List<String> COLUMNS = List.of(
            "rank", "id", "key", "type", "summary", "epic", "epicSummary", "status", "storyPoints", "score", "why");

    private static final List<String> HEARD = List.of("customers", "evidence", "revenue");
    private static final String GOALS = "goals";
    private static final List<String> DECIDED = List.of("placeByScore", "override");

    private final List<Input> inputs;
    private final boolean heard;
    private final boolean goals;
    private final boolean overridden;

    /** What speaks for an issue has columns only where there is any. */
    RankCsv(ReportPage page) {
        this.inputs = page.inputs();
        this.heard = page.heard();
        this.goals = page.hasGoals();
        this.overridden = page.overridden();
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(COLUMNS);
        header.addAll(header.size() - 1, inputs.stream().map(Input::word).toList());
        return header;
    }

    String write(List<ReportRow> ranked, List<ReportRow> notScored) {
        List<String> columns = header();
        columns.addAll(heard ? HEARD : List.of());
        columns.addAll(goals ? List.of(GOALS) : List.of());
        columns.addAll(overridden ? DECIDED : List.of());
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append("\r\n");
        Stream.concat(ranked.stream(), notScored.stream())
                .map(this::cells)
                .forEach(cells -> csv.append(cells.stream().map(RankCsv::quoted).collect(Collectors.joining(",")))
                        .append("\r\n"));
        return csv.toString();
    }

    private List<String> cells(ReportRow row) {
        Parent epic = row.epic();
        BigDecimal score = row.score().value();
        List<String> cells = new ArrayList<>();
        cells.add(row.rank() == null ? "" : row.rank().toString());
        cells.add(row.id().toString());
        cells.add(text(row.key()));
        cells.add(text(row.type().name()));
        cells.add(text(row.summary()));
        cells.add(text(epic == null ? "" : epic.key()));
        cells.add(text(epic == null ? "" : epic.summary()));
        cells.add(text(row.status().name()));
        cells.add(number(row.storyPoints()));
        cells.add(score == null ? "" : Figures.score(score));
        for (Input input : inputs) {
            cells.add(number(row.score().value(input)));
        }
        cells.add(text(
                score == null
                        ? "not scored: " + String.join("; ", row.score().reasons())
                        : row.score().why()));
        if (heard) {
            Counts counts = row.support().evidence().total();
            cells.add(Integer.toString(counts.customers()));
            cells.add(Integer.toString(counts.items()));
            cells.add(number(counts.revenue()));
        }
        if (goals) {
            cells.add(text(row.support().goals().stream()
                    .map(served -> served.goal().name())
                    .collect(Collectors.joining("; "))));
        }
        if (overridden) {
            Decided decided = row.decided();
            cells.add(row.place() == null ? "" : row.place().toString());
            cells.add(decided == null ? "" : text(decided.words()));
        }
        return cells;
    }

    static String number(@Nullable BigDecimal value) {
        return value == null ? "" : Figures.stripped(value).toPlainString();
    }

    /**
     * A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers never need one. Control
     * characters that aren't blanks become one: some readers refuse a file with them.
     */
    static String text(String text) {
        String clean = CONTROLS.matcher(text).replaceAll(" ");
        return !clean.isEmpty() && "=+-@\t\r\n".indexOf(clean.charAt(0)) >= 0 ? "'" + clean : clean;
    }

    static String quoted(String cell) {
        boolean special = cell.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
