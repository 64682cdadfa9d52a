package io.winnow.goals;

import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Parent;
import io.winnow.model.Priority;
import io.winnow.model.Project;
import io.winnow.model.Status;
import io.winnow.model.StatusCategory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goals and issues to try things with. */
final class Cases {

    static final String FIELD = "customfield_9";

    private Cases() {}

    static Goal goal(String id, LinkRules links, Goal... parts) {
        return new Goal(id, "Goal " + id, "", BigDecimal.ONE, "", null, null, List.of(), links, List.of(parts));
    }

    static LinkRules listed(String... keys) {
        return new LinkRules(List.of(keys), List.of(), null, List.of());
    }

    static LinkRules labelled(String... labels) {
        return new LinkRules(List.of(), List.of(labels), null, List.of());
    }

    static LinkRules valued(String... values) {
        return new LinkRules(List.of(), List.of(), new LinkRules.FieldRule("Goal", List.of(values)), List.of());
    }

    static LinkRules matching(String jql) {
        return new LinkRules(List.of(), List.of(), null, List.of(jql));
    }

    static GoalBindings bindings() {
        return new GoalBindings(Map.of(), Map.of("Goal", new GoalBindings.FoundField(FIELD, "")), Map.of());
    }

    static IssueId id(long id) {
        return new IssueId(id);
    }

    static Parent under(long id) {
        return new Parent(new IssueId(id), "PAY-" + id, "", 1);
    }

    static Issue issue(long id, String... labels) {
        return issue(id, null, StatusCategory.TO_DO, FieldValue.ABSENT, labels);
    }

    static Issue issue(long id, @Nullable Parent parent, StatusCategory category, FieldValue field, String... labels) {
        return new Issue(
                new IssueId(id),
                "PAY-" + id,
                new Project("1", "PAY", "Payments", false),
                new IssueType("1", "Story", 0),
                "Issue " + id,
                "",
                new Status("1", "Any", category),
                parent,
                List.of(),
                null,
                null,
                List.of(labels),
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
                field.kind() == FieldValue.Kind.ABSENT ? Map.of() : Map.of(FIELD, field));
    }

    static Issue child(long id, long parent, String... labels) {
        return issue(id, under(parent), StatusCategory.TO_DO, FieldValue.ABSENT, labels);
    }

    static Issue holding(long id, String value) {
        return issue(id, null, StatusCategory.TO_DO, FieldValue.option(value));
    }
}
