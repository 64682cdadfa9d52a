package io.winnow.report;

import io.winnow.model.IssueId;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A report ready to be served for as long as its rows stay as they are. It keeps no rows but the first few, and those
 * of the script only as bytes.
 *
 * <p>Safe to share between threads.
 */
public final class ServedReport {

    private final Supplier<Templates> templates;
    private final Map<String, Object> model;
    private final byte[] rowsJson;
    private final Map<IssueId, List<IssueId>> heardIn;

    ServedReport(
            Supplier<Templates> templates,
            Map<String, Object> model,
            byte[] rowsJson,
            Map<IssueId, List<IssueId>> heardIn) {
        this.templates = templates;
        this.model = Map.copyOf(model);
        this.rowsJson = rowsJson;
        this.heardIn = Map.copyOf(heardIn);
    }

    /** The page with the sync as it stands now. */
    public String page(SyncStatus sync) {
        Map<String, Object> complete = new HashMap<>(model);
        complete.put("sync", SyncView.of(sync));
        StringWriter out = new StringWriter(64 * 1024);
        templates.get().fill("page.vm", complete, out);
        return out.toString();
    }

    /** All rows as JSON, for the page's script. */
    public byte[] rowsJson() {
        return rowsJson.clone();
    }

    /** Which issues evidence names, of this one and those below it; empty when it names none of them. */
    public List<IssueId> heardIn(IssueId issue) {
        return heardIn.getOrDefault(issue, List.of());
    }
}
