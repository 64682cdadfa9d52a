package io.winnow.report;

import com.fasterxml.jackson.core.JsonFactory;
import io.winnow.model.IssueId;
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
import java.util.stream.Stream;

/**
 * Turns reports into pages: for the server (the script fetches the rows) and as one self-contained file.
 *
 * <p>Safe to share between threads. Costs nothing until its first page.
 */
public final class ReportRenderer {

    private final Supplier<Templates> templates = new Once<>(Templates::new);
    private final Supplier<PageFiles> files = new Once<>(PageFiles::load);
    private final JsonFactory json = new JsonFactory();

    /**
     * The report as the server shows it: a page with the first rows, and the rows its script fetches.
     *
     * @param others whether there are other backlogs to go back to
     */
    public ServedReport served(ReportPage page, boolean others) {
        Map<String, Object> model = shell(page.backlog() + " · Winnow");
        new ListModel(page).addTo(model);
        model.put("others", others);
        views(model, page.backlog(), "list");
        model.put("scripts", paths(files.get().who(), files.get().scripts(page)));
        model.put("rowsUrl", Links.backlog(page.backlog()) + "/rows.json");
        model.put("evidenceUrl", Links.backlog(page.backlog()) + "/evidence/");
        Map<IssueId, List<IssueId>> heardIn = new HashMap<>();
        for (ReportRow row : page.rows()) {
            if (!row.support().heardIn().isEmpty()) {
                heardIn.put(row.id(), row.support().heardIn());
            }
        }
        return new ServedReport(templates, model, rowsJson(page), heardIn);
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

    /**
     * The report as one file that needs nothing else and sends nothing anywhere; the writer stays open.
     *
     * @param evidence what the details of an issue list; those without an entry say how much there is
     */
    public void singleFile(ReportPage page, Map<IssueId, EvidenceList> evidence, Writer out) {
        Map<String, Object> model =
                file(page.backlog() + " · Winnow", files.get().scripts(page));
        new ListModel(page).addTo(model);
        model.put("sync", SyncView.of(page.sync()));
        model.put("rowsUrl", "");
        model.put("evidenceUrl", "");
        model.put("rowsJson", new Markup(inScript(new RowsJson(page)::write)));
        model.put("evidenceJson", new Markup(inScript(new EmbeddedEvidence(evidence)::write)));
        templates.get().fill("page.vm", model, out);
    }

    /** A backlog's plan as one file like {@link #singleFile}, for reading only; the writer stays open. */
    public void planFile(PlanPage page, Writer out) {
        Map<String, Object> model = file(planTitle(page), List.of(files.get().times()));
        new PlanModel(page, true).addTo(model);
        model.put("generated", When.of(page.report().generatedAt()));
        templates.get().fill("plan-file.vm", model, out);
    }

    private static String planTitle(PlanPage page) {
        return page.report().backlog() + ", plan · Winnow";
    }

    /**
     * What a backlog's next sprint should hold, for the server.
     *
     * @param others whether there are other backlogs to go back to
     */
    public String plan(PlanPage page, boolean others) {
        Map<String, Object> model = shell(planTitle(page));
        views(model, page.report().backlog(), "plan");
        model.put("others", others);
        model.put("scripts", paths(files.get().who(), files.get().planScripts()));
        model.put("orderCss", files.get().orderCss().path());
        model.put("applyCss", files.get().applyCss().path());
        model.put("applyUrl", Links.apply(page.report().backlog()));
        new PlanModel(page, false).addTo(model);
        return filled("plan.vm", model);
    }

    private static List<String> paths(Asset first, List<Asset> others) {
        return Stream.concat(Stream.of(first), others.stream()).map(Asset::path).toList();
    }

    /**
     * What a backlog's team does now, next and later, for the server.
     *
     * @param others whether there are other backlogs to go back to
     */
    public String roadmap(RoadmapPage page, boolean others) {
        Map<String, Object> model = shell(page.backlog() + ", roadmap · Winnow");
        views(model, page.backlog(), "roadmap");
        model.put("others", others);
        model.put("backlog", page.backlog());
        model.put("sync", SyncView.of(page.sync()));
        model.put("problem", page.problem());
        Roadmap roadmap = page.roadmap();
        model.put("roadmap", roadmap == null ? false : RoadmapView.of(roadmap));
        model.put("scripts", paths(files.get().who(), List.of(files.get().times())));
        return filled("roadmap.vm", model);
    }

    /** An issue as it stands in a backlog, for the server. */
    public String issue(IssuePage page, IssuePlace place) {
        Map<String, Object> model = shell(page.row().key() + " · Winnow");
        model.put("framed", place != IssuePlace.PAGE); // by a page that says where one is
        model.put("known", place != IssuePlace.FRAME);
        model.put("listUrl", Links.backlog(page.backlog()));
        model.put("issueCss", files.get().issueCss().path());
        PageFiles own = files.get();
        model.put(
                "scripts",
                place == IssuePlace.FRAME
                        ? paths(own.frame(), List.of(own.times()))
                        : paths(own.who(), List.of(own.times(), own.issue())));
        new IssueModel(page).addTo(model);
        if (place == IssuePlace.PANEL) {
            model.put("pageUrl", Links.panel(page.row().id()));
        }
        return filled("issue.vm", model);
    }

    /** Why there is nothing to see in a frame. */
    public String framedProblem(String text) {
        Map<String, Object> model = shell("Winnow");
        model.put("text", text);
        model.put("script", files.get().frame().path());
        return filled("framed.vm", model);
    }

    private static void views(Map<String, Object> model, String backlog, String tab) {
        model.put("tab", tab);
        model.put("listUrl", Links.backlog(backlog));
        model.put("planUrl", Links.backlog(backlog) + "/plan");
        model.put("roadmapUrl", Links.backlog(backlog) + "/roadmap");
    }

    /** All backlogs and how their syncs stand. */
    public String backlogs(BacklogList list) {
        Map<String, Object> model = shell("Backlogs · Winnow");
        model.put("generated", When.of(list.generatedAt()));
        model.put("backlogs", list.backlogs().stream().map(BacklogView::of).toList());
        model.put("scripts", paths(files.get().who(), List.of(files.get().times())));
        return filled("backlogs.vm", model);
    }

    /** Where people sign in and out. */
    public String signIn(SignInView view) {
        String heading = view.name().isEmpty() ? "Sign in" : "Signed in";
        Map<String, Object> model = shell(heading + " · Winnow");
        model.put("heading", heading);
        model.put("view", view);
        model.put("referrer", "strict-origin"); // or a browser hides from where the form is sent
        return filled("signin.vm", model);
    }

    /** Where a site's administrators say what is ranked. */
    public String settings(SettingsView view) {
        Map<String, Object> model = shell("Settings · Winnow");
        model.put("view", view);
        model.put("settingsCss", files.get().settingsCss().path());
        model.put("scripts", List.of(files.get().settings().path()));
        return filled("settings.vm", model);
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
        return files.get().all();
    }

    /** What every page has. */
    private Map<String, Object> shell(String title) {
        Map<String, Object> model = new HashMap<>();
        PageFiles own = files.get();
        model.put("title", title);
        model.put("single", false);
        model.put("referrer", "no-referrer");
        model.put("css", own.css().path());
        model.put("scripts", List.of(own.times().path()));
        model.put("icon", own.icon().path());
        return model;
    }

    /** What every file has that needs nothing else. */
    private Map<String, Object> file(String title, List<Asset> scripts) {
        Map<String, Object> model = shell(title);
        PageFiles own = files.get();
        model.put("single", true);
        model.put("others", false);
        model.put("policy", own.policy(scripts));
        model.put("styles", new Markup(own.css().text()));
        model.put("scripts", scripts.stream().map(one -> new Markup(one.text())).toList());
        return model;
    }

    private String filled(String template, Map<String, Object> model) {
        StringWriter out = new StringWriter();
        templates.get().fill(template, model, out);
        return out.toString();
    }

    private static String inScript(JsonText json) {
        StringWriter out = new StringWriter();
        try {
            json.write(new JsonFactory().setCharacterEscapes(new ScriptSafe()), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    /** Something that writes itself as JSON. */
    @FunctionalInterface
    private interface JsonText {

        void write(JsonFactory factory, Writer out) throws IOException;
    }
}
