package io.winnow.report;

import java.util.List;

/**
 * A ranking as JSON, CSV or Markdown.
 *
 * <p>A limit cuts the ranked issues; counts stay those of the whole, and what isn't scored is always listed.
 */
public final class RankExport {

    private final ReportPage page;
    private final List<ReportRow> ranked;
    private final List<ReportRow> notScored;

    /** With {@code limit} the first so many ranked issues; {@link Integer#MAX_VALUE} for all. */
    public RankExport(ReportPage page, int limit) {
        this.page = page;
        this.ranked = page.rows().stream()
                .filter(row -> row.rank() != null)
                .limit(limit)
                .toList();
        this.notScored = page.rows().stream().filter(row -> row.rank() == null).toList();
    }

    /** One JSON object on one line, without a line end. */
    public String json() {
        return new RankJson(page).write(ranked, notScored);
    }

    /** RFC 4180 with a header; spreadsheets can't take any cell for a formula. */
    public String csv() {
        return new RankCsv(page).write(ranked, notScored);
    }

    /** A heading, a table, and why the others aren't scored. */
    public String markdown() {
        return new RankMarkdown(page).write(ranked, notScored);
    }
}
