package io.winnow.report;

import io.winnow.model.BoardSprint;
import io.winnow.model.Sprint;
import io.winnow.planning.SprintPlan;
import io.winnow.report.PlanPage.Made;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says to the plan's template what it asks for. */
final class PlanModel {

    private static final int COLUMNS = 6;

    /** Where rows are moved and decided about. */
    private static final int HANDLES = 2;

    private final PlanPage page;
    private final boolean fixed;

    /** {@code fixed} when nothing can be moved on it. */
    PlanModel(PlanPage page, boolean fixed) {
        this.page = page;
        this.fixed = fixed;
    }

    void addTo(Map<String, Object> model) {
        Made made = page.made();
        ReportPage report = page.report();
        When asked = When.of(page.trackerAsked());
        model.put("backlog", report.backlog());
        model.put("overridesUrl", "/api/v1" + Links.backlog(report.backlog()) + "/overrides");
        model.put("version", page.version());
        model.put("sync", SyncView.of(page.sync()));
        model.put("trackerAsked", asked == null ? false : asked);
        model.put("problem", page.problem());
        model.put("exact", page.exact());
        model.put("tried", page.tried());
        model.put("made", made != null);
        model.put("rules", new RuleControls(page));
        model.put("sprints", sprints(made));
        model.put("goaled", report.hasGoals());
        model.put("heard", report.heard());
        model.put("columns", COLUMNS + (fixed ? 0 : HANDLES) + (report.hasGoals() ? 1 : 0) + (report.heard() ? 1 : 0));
        SprintPlan plan = made == null ? null : made.plan();
        model.put("capacity", plan == null ? "" : Figures.plain(plan.capacity().amount()));
        if (made == null) {
            model.put("most", FAR);
        } else {
            PlanView view = new PlanView(page, made);
            model.put("view", view);
            model.put("most", view.most());
        }
    }

    private static final int FAR = 100;

    private List<RuleControls.Choice> sprints(@Nullable Made made) {
        BoardSprint chosen = made == null ? null : made.sprint();
        return page.sprints().stream()
                .map(sprint -> new RuleControls.Choice(
                        String.valueOf(sprint.id()),
                        sprint.name() + (sprint.state() == Sprint.State.ACTIVE ? " (active)" : ""),
                        chosen != null && chosen.id() == sprint.id()))
                .toList();
    }
}
