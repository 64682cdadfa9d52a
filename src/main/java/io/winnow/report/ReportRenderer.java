package io.winnow.report;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns reports into pages: for the server (the script fetches the rows) and as one self-contained file.
 *
 * <p>Safe to share between threads. Costs nothing until its first page.
 */
public final class ReportRenderer {

    private static final int FIRST_ROWS = 50;

    private final Supplier<Templates> templates = new Once<>(Templates::new);
    private final Supplier<Files> files = new Once<>(Files::load);
    private final JsonFactory json = new JsonFactory();

    /**
     * The report as the server shows it: a page with the first rows, and the rows its script fetches.
     *
     * @param others whether there are other backlogs to go back to
     */
    public ServedReport served(ReportPage page, boolean others) {
        Map<String, Object> model = model(page);
        model.put("others", others);
        model.put("rowsUrl", Links.backlog(page.backlog()) + "/rows.json");
        return new ServedReport(templates, model, rowsJson(page));
    }

    private byte[] rowsJson(ReportPage page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            new RowsJson(page).write(json, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The report as one file that needs nothing else and sends nothing anywhere; the writer stays open. */
    public void singleFile(ReportPage page, Writer out) {
        Map<String, Object> model = model(page);
        Files own = files.get();
        model.put("sync", SyncView.of(page.sync()));
        model.put("others", false);
        model.put("single", true);
        model.put("rowsUrl", "");
        model.put("policy", own.policy());
        model.put("styles", new Markup(own.css().text()));
        model.put("script", new Markup(own.js().text()));
        model.put("rowsJson", new Markup(rowsInScript(page)));
        templates.get().fill("page.vm", model, out);
    }

    /** All backlogs and how their syncs stand. */
    public String backlogs(BacklogList list) {
        Map<String, Object> model = shell("Backlogs · Winnow");
        model.put("generated", When.of(list.generatedAt()));
        model.put("backlogs", list.backlogs().stream().map(BacklogView::of).toList());
        return filled("backlogs.vm", model);
    }

    /** A page that says in plain words why there is no other. */
    public String problem(String heading, String text) {
        Map<String, Object> model = shell(heading + " · Winnow");
        model.put("heading", heading);
        model.put("text", text);
        return filled("problem.vm", model);
    }

    /** The files that served pages refer to. */
    public List<Asset> assets() {
        Files own = files.get();
        return List.of(own.css(), own.js(), own.icon());
    }

    private Map<String, Object> model(ReportPage page) {
        Map<String, Object> model = shell(page.backlog() + " · Winnow");
        Bars bars = new Bars(page.rows());
        Links links = new Links(page.trackerUrl());
        model.put("backlog", page.backlog());
        model.put("generated", When.of(page.generatedAt()));
        model.put("tiles", new Tiles(page).all());
        model.put(
                "rows",
                page.rows().stream()
                        .limit(FIRST_ROWS)
                        .map(row -> RowView.of(row, bars, links))
                        .toList());
        model.put("blank", RowView.BLANK);
        model.put("nothingScored", !page.rows().isEmpty() && page.scored() == 0);
        model.put("mainReason", page.reasons().keySet().stream().findFirst().orElse("inputs are missing"));
        model.put("total", Figures.count(page.rows().size(), "issue"));
        model.put("beyond", page.rows().size() > FIRST_ROWS);
        model.put("first", FIRST_ROWS);
        return model;
    }

    /** What every page has. */
    private Map<String, Object> shell(String title) {
        Map<String, Object> model = new HashMap<>();
        Files own = files.get();
        model.put("title", title);
        model.put("single", false);
        model.put("css", own.css().path());
        model.put("js", own.js().path());
        model.put("icon", own.icon().path());
        return model;
    }

    private String filled(String template, Map<String, Object> model) {
        StringWriter out = new StringWriter();
        templates.get().fill(template, model, out);
        return out.toString();
    }

    private String rowsInScript(ReportPage page) {
        StringWriter out = new StringWriter();
        try {
            new RowsJson(page).write(new JsonFactory().setCharacterEscapes(new ScriptSafe()), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    /** The page's own files. */
    private record Files(Asset css, Asset js, Asset icon) {

        static Files load() {
            return new Files(
                    Asset.load("report.css", "text/css; charset=utf-8"),
                    Asset.load("report.js", "text/javascript; charset=utf-8"),
                    Asset.load("icon.svg", "image/svg+xml"));
        }

        String policy() {
            return "default-src 'none'; script-src " + js.policySource() + "; style-src " + css.policySource()
                    + "; base-uri 'none'; form-action 'none'";
        }
    }

    /** Makes a value when it is first asked for. */
    private static final class Once<T> implements Supplier<T> {

        private final Supplier<T> maker;
        private @Nullable T made;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            T value = made;
            if (value == null) {
                value = maker.get();
                made = value;
            }
            return value;
        }
    }
}
