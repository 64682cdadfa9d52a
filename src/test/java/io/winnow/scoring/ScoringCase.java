package io.winnow.scoring;

import io.winnow.evidence.Counts;
import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Parent;
import io.winnow.model.Priority;
import io.winnow.model.Project;
import io.winnow.model.Status;
import io.winnow.model.StatusCategory;
import io.winnow.scoring.ScoringMethod.Bound;
import io.winnow.scoring.ScoringSettings.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An issue and the settings to score it with: 800 × 2 × 80 % ÷ 2, unless a test says otherwise. */
final class ScoringCase {

    static final Map<String, BigDecimal> IMPACT_LEVELS = Map.of(
            "massive", new BigDecimal("3"),
            "high", new BigDecimal("2"),
            "medium", new BigDecimal("1"),
            "low", new BigDecimal("0.5"),
            "minimal", new BigDecimal("0.25"));
    static final Map<String, BigDecimal> CONFIDENCE_LEVELS =
            Map.of("high", new BigDecimal("1"), "medium", new BigDecimal("0.8"), "low", new BigDecimal("0.5"));

    private final Map<Input, FieldValue> values = new LinkedHashMap<>();
    private final Map<Input, Source.Field> sources = new LinkedHashMap<>();

    ScoringCase() {
        values.put(Input.REACH, number("800"));
        values.put(Input.IMPACT, number("2"));
        values.put(Input.CONFIDENCE, number("0.8"));
        values.put(Input.EFFORT, number("2"));
        sources.put(Input.REACH, source("Reach", Unit.PER_QUARTER, "1", Map.of(), "1e15"));
        sources.put(Input.IMPACT, source("Impact", Unit.FACTOR, "1", IMPACT_LEVELS, "3"));
        sources.put(Input.CONFIDENCE, source("Confidence", Unit.SHARE, "1", CONFIDENCE_LEVELS, "1"));
        sources.put(Input.EFFORT, source("Effort", Unit.PERSON_MONTHS, "1", Map.of(), "1e15"));
    }

    static FieldValue number(String digits) {
        return FieldValue.number(new BigDecimal(digits));
    }

    ScoringCase with(Input input, FieldValue value) {
        values.put(input, value);
        return this;
    }

    ScoringCase reachIn(Unit unit) {
        sources.put(Input.REACH, source("Reach", unit, "1", Map.of(), "1e15"));
        return this;
    }

    ScoringCase effortInPoints(String pointsPerPersonMonth) {
        sources.put(Input.EFFORT, source("Story Points", Unit.STORY_POINTS, pointsPerPersonMonth, Map.of(), "1e15"));
        return this;
    }

    ScoringCase source(Input input, Source.Field source) {
        sources.put(input, source);
        return this;
    }

    Score score() {
        Issue issue = issue();
        return new IssueScorer(bound()).score(issue, issue, Known.NOTHING, Counts.NONE);
    }

    InputTrace trace(Input input) {
        return score().input(input);
    }

    ScoringMethod bound() {
        List<Bound> bound = new ArrayList<>();
        sources.forEach((input, source) -> bound.add(new Bound(
                input, source, new FieldDefinition(fieldId(input), source.field(), true, "number", null, null))));
        return new ScoringMethod(Formula.RICE, bound, null, false, null);
    }

    Issue issue() {
        Map<String, FieldValue> fields = new HashMap<>();
        values.forEach((input, value) -> {
            if (value.kind() != FieldValue.Kind.ABSENT) {
                fields.put(fieldId(input), value);
            }
        });
        return issue(new IssueId(10_001), fields);
    }

    static Issue issue(IssueId id, Map<String, FieldValue> fields) {
        return issue(id, "PAY-12", null, List.of(), fields);
    }

    private static Issue issue(
            IssueId id, String key, @Nullable Parent parent, List<String> labels, Map<String, FieldValue> fields) {
        return new Issue(
                id,
                key,
                new Project("1", "PAY", "Payments", false),
                new IssueType("10001", "Story", 0),
                "Pay by card",
                "",
                new Status("1", "To Do", StatusCategory.TO_DO),
                parent,
                List.of(),
                null,
                null,
                labels,
                List.of(),
                List.of(),
                Priority.ABSENT,
                null,
                null,
                0,
                0,
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                fields);
    }

    /** Issue PAY-{@code id} below PAY-{@code parent}; 0 for none. */
    static Issue issue(long id, long parent, List<String> labels, Map<String, FieldValue> fields) {
        return issue(
                new IssueId(id),
                "PAY-" + id,
                parent == 0 ? null : new Parent(new IssueId(parent), "PAY-" + parent, "", 1),
                labels,
                fields);
    }

    static Source.Field source(String field, Unit unit, String perStep, Map<String, BigDecimal> levels, String max) {
        return new Source.Field(field, unit, new BigDecimal(perStep), levels, new BigDecimal(max));
    }

    static String fieldId(Input input) {
        return "customfield_" + input.word();
    }
}
