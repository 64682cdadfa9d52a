package io.winnow.workflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.goals.Conflict;
import io.winnow.goals.Goal;
import io.winnow.goals.KeyResultProgress;
import io.winnow.goals.Pace;
import io.winnow.goals.Served;
import io.winnow.goals.Standing;
import io.winnow.goals.Sums;
import io.winnow.goals.Unknown;
import io.winnow.model.IssueId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goals as the JSON other programs rely on. */
public final class GoalsJson {

    private GoalsJson() {}

    public static ObjectNode overview(ShowGoals.Overview overview) {
        ObjectNode json = object();
        json.put("version", overview.version().number());
        json.put("appliedAt", overview.version().appliedAt().toString());
        json.set("goals", standings(overview.goals()));
        json.set("withoutGoal", sums(object(), overview.withoutGoal()));
        json.set("unknown", unknown(overview.unknown(), overview.keys()));
        json.set("conflicts", conflicts(overview.conflicts(), overview.keys()));
        json.set("unserved", words(overview.unserved().stream().map(Goal::id).toList()));
        return json;
    }

    /** The same shape where no goals have been applied. */
    public static ObjectNode nothing() {
        ObjectNode json = object().putNull("version").putNull("appliedAt").putNull("withoutGoal");
        for (String list : List.of("goals", "unknown", "conflicts", "unserved")) {
            json.putArray(list);
        }
        return json;
    }

    /** What applying goals did or would do. */
    public static ObjectNode applied(ApplyGoals.Result result) {
        ObjectNode json = object().put("version", result.version() == 0 ? null : result.version())
                .put("changed", result.changed())
                .put("dryRun", result.dryRun())
                .put("goals", result.tree().all().size());
        json.set("added", words(result.changes().added()));
        json.set("altered", words(result.changes().changed()));
        json.set("removed", words(result.changes().removed()));
        json.set("unknown", unknown(result.links().unknown(), Map.of()));
        return json;
    }

    private static ArrayNode standings(List<Standing> standings) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        standings.forEach(standing -> array.add(standing(standing)));
        return array;
    }

    private static ObjectNode standing(Standing standing) {
        Goal goal = standing.goal();
        ObjectNode json = object().put("id", goal.id())
                .put("name", goal.name())
                .put("theme", goal.theme())
                .put("weight", goal.weight())
                .put("owner", goal.owner())
                .put("start", text(goal.start()))
                .put("due", text(goal.due()))
                .put("progress", standing.progress().progress());
        json.set("pace", pace(standing.progress().pace()));
        ArrayNode results = json.putArray("keyResults");
        standing.progress().keyResults().forEach(result -> results.add(keyResult(result)));
        sums(json, standing.coverage().total());
        json.put("shareOfOpenEffort", standing.coverage().shareOfOpenEffort());
        json.set("own", sums(object(), standing.coverage().own()));
        json.set("goals", standings(standing.parts()));
        return json;
    }

    private static ObjectNode keyResult(KeyResultProgress one) {
        ObjectNode json = object().put("id", one.keyResult().id())
                .put("metric", one.keyResult().metric())
                .put("unit", one.keyResult().unit())
                .put("direction", word(one.keyResult().direction()))
                .put("baseline", one.keyResult().baseline())
                .put("target", one.keyResult().target())
                .put("current", one.current())
                .put("kpi", one.keyResult().kpi())
                .put("measured", text(one.measured()))
                .put("progress", one.progress())
                .put("unclamped", one.unclamped());
        json.set("pace", pace(one.pace()));
        return json;
    }

    private static @Nullable ObjectNode pace(@Nullable Pace pace) {
        return pace == null
                ? null
                : object().put("state", word(pace.state()))
                        .put("expected", pace.expected())
                        .put("difference", pace.difference());
    }

    private static ObjectNode sums(ObjectNode json, Sums sums) {
        return json.put("issues", sums.issues())
                .put("openIssues", sums.openIssues())
                .put("openEffort", sums.openEffort())
                .put("scoredValue", sums.scoredValue())
                .put("customers", sums.customers())
                .put("evidence", sums.evidence());
    }

    private static ArrayNode unknown(List<Unknown> unknown, Map<IssueId, String> keys) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Unknown one : unknown) {
            ObjectNode json = array.addObject()
                    .put("kind", word(one.kind()))
                    .put("goal", one.goal().isEmpty() ? null : one.goal())
                    .put("value", one.value())
                    .put("problem", one.problem());
            json.set(
                    "issues",
                    words(one.issues().stream()
                            .map(id -> keys.getOrDefault(id, id.toString()))
                            .toList()));
        }
        return array;
    }

    private static ArrayNode conflicts(List<Conflict> conflicts, Map<IssueId, String> keys) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Conflict one : conflicts) {
            ObjectNode json =
                    array.addObject().put("id", one.issue().toString()).put("key", keys.get(one.issue()));
            json.set("clearer", served(one.clearer()));
            json.set("other", served(one.other()));
        }
        return array;
    }

    public static ArrayNode served(List<Served> served) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Served one : served) {
            ObjectNode json = array.addObject()
                    .put("id", one.goal().id())
                    .put("name", one.goal().name())
                    .put("weight", one.weight());
            ArrayNode why = json.putArray("why");
            one.reasons()
                    .forEach(reason ->
                            why.addObject().put("via", word(reason.via())).put("words", reason.words()));
        }
        return array;
    }

    private static ArrayNode words(Collection<String> words) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        words.forEach(array::add);
        return array;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
