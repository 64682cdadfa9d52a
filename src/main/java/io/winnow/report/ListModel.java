package io.winnow.report;

import io.winnow.scoring.Input;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says to the template of the ranked list what it asks for. */
final class ListModel {

    private static final int FIRST_ROWS = 50;

    private final ReportPage page;

    ListModel(ReportPage page) {
        this.page = page;
    }

    void addTo(Map<String, Object> model) {
        List<Input> inputs = page.inputs();
        List<InputColumn> columns = page.columns();
        Bars bars = new Bars(page.rows(), inputs);
        Links links = new Links(page.trackerUrl());
        model.put("backlog", page.backlog());
        model.put("generated", When.of(page.generatedAt()));
        model.put("tiles", new Tiles(page).all());
        model.put(
                "rows",
                page.rows().stream()
                        .limit(FIRST_ROWS)
                        .map(row -> RowView.of(row, inputs, bars, links, page.generatedAt()))
                        .toList());
        model.put("blank", RowView.blank(inputs.size()));
        model.put("inputs", columns);
        model.put("initials", columns.stream().map(InputColumn::initial).collect(Collectors.joining(" ")));
        model.put("barsWidth", Math.max(1, 7 * inputs.size() - 2));
        model.put("nothingScored", !page.rows().isEmpty() && page.scored() == 0);
        model.put("mainReason", page.reasons().keySet().stream().findFirst().orElse("inputs are missing"));
        model.put("total", Figures.count(page.rows().size(), "issue"));
        model.put("beyond", page.rows().size() > FIRST_ROWS);
        model.put("first", FIRST_ROWS);
        model.put("heard", page.heard());
        GoalPanel goals = page.goals();
        model.put("goals", goals == null ? List.of() : goals.views());
        model.put(
                "withoutGoal",
                goals == null ? "" : Figures.count(goals.withoutGoal().openIssues(), "open issue"));
        model.put("chart", page.heard() && page.hasGoals());
    }
}
