package io.winnow.entry.forge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.entry.web.PageAnswer;
import io.winnow.entry.web.PageCall;
import io.winnow.report.ReportRenderer;
import io.winnow.workflow.CheckSetup.Check;
import io.winnow.workflow.GoalsJson;
import io.winnow.workflow.SetupException;
import java.util.Set;

/** The page by which a site's administrators set it up, and what it sends. */
public final class SettingsPages {

    static final String PAGE = "/settings";

    private static final String SAVE = "/api/v1/settings";
    private static final String CHECK = SAVE + "/check";
    private static final String GOALS = SAVE + "/goals";
    private static final String DRY_RUN = "dryRun=true";
    private static final Set<String> ALL = Set.of(PAGE, SAVE, CHECK, GOALS);

    private final SiteSettings settings;
    private final ReportRenderer renderer;

    public SettingsPages(SiteSettings settings, ReportRenderer renderer) {
        this.settings = settings;
        this.renderer = renderer;
    }

    /** Whether an address is one of these. */
    public static boolean include(String path) {
        return ALL.contains(path);
    }

    /** Answers an administrator. */
    public PageAnswer answer(PageCall call) {
        try {
            return switch (call.method() + " " + call.path()) {
                case "GET " + PAGE -> Answers.html(200, renderer.settings(settings.view()));
                case "PUT " + SAVE -> saved(call.body());
                case "POST " + CHECK -> checked();
                case "POST " + GOALS ->
                    Answers.json(
                            200,
                            GoalsJson.applied(settings.applyGoals(
                                    call.body(), call.query().equals(DRY_RUN))));
                default -> Answers.problem(405, "This address takes something else.");
            };
        } catch (SetupException wrong) {
            ObjectNode problem = Answers.problemJson(422, "There are mistakes in it, and nothing was changed.");
            ArrayNode lines = problem.putArray("problems");
            String.valueOf(wrong.getMessage()).lines().forEach(lines::add);
            return Answers.json(422, problem);
        }
    }

    private PageAnswer saved(byte[] yaml) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        settings.save(yaml).forEach(json.putArray("backlogs")::add);
        json.put("goals", settings.view().goals());
        return Answers.json(200, json);
    }

    private PageAnswer checked() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode checks = json.putArray("checks");
        for (Check check : settings.check()) {
            checks.addObject()
                    .put("ok", check.failure() == null)
                    .put("what", check.what())
                    .put("finding", check.finding());
        }
        return Answers.json(200, json);
    }
}
