package io.winnow.workflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.scoring.InputField;
import io.winnow.store.ScoreStore.StoredScore;
import io.winnow.workflow.ChangeInputs.Inputs;
import io.winnow.workflow.ChangeInputs.Result;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an issue's inputs and what became of a change of them, the same for the command and the API. */
public final class InputsJson {

    private InputsJson() {}

    /** What the tracker holds, and what may be changed. */
    public static ObjectNode of(Inputs inputs) {
        ObjectNode json = about(inputs.backlog(), inputs.id().toString(), inputs.key());
        ArrayNode lines = json.putArray("inputs");
        inputs.lines().forEach(line -> lines.add(of(line)));
        return json;
    }

    private static ObjectNode of(InputLine line) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("input", line.input().word());
        InputField field = line.field();
        json.put("editable", field != null);
        if (field == null) {
            return json.put("why", line.whyNot());
        }
        json.put("field", field.field().name())
                .put("kind", field.kind().name().toLowerCase(Locale.ROOT))
                .put("value", line.held().text())
                .put("asks", field.asks());
        line.options().forEach(json.putArray("options")::add);
        return json;
    }

    /** What was changed, and where the score comes from now, as {@code winnow explain} has it. */
    public static ObjectNode of(Result result, ExplainIssue explainIssue) {
        ObjectNode json = about(result.backlog(), result.id().toString(), result.key());
        json.put("dryRun", result.dryRun());
        ArrayNode changes = json.putArray("changes");
        result.changes()
                .forEach(change -> changes.addObject()
                        .put("input", change.input().word())
                        .put("field", change.edit().field().name())
                        .put("from", change.edit().from().text())
                        .put("to", change.edit().to().text()));
        json.put("later", result.later().isEmpty() ? null : result.later());
        json.set("before", of(result.before()));
        explainIssue.run(result.id().toString()).stream()
                .flatMap(found -> found.scores().stream())
                .filter(place -> place.backlog().equals(result.backlog()))
                .forEach(place -> json.set("now", ExplanationJson.of(place)));
        return json;
    }

    private static @Nullable ObjectNode of(@Nullable StoredScore score) {
        return score == null
                ? null
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("score", score.score().value())
                        .put("placeByScore", score.rank());
    }

    /** What is wrong with each, for who can put it right. */
    public static ObjectNode of(WrongInputsException wrong) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode problems = json.putArray("problems");
        wrong.problems()
                .forEach(problem -> problems.addObject()
                        .put("input", problem.input())
                        .put("detail", problem.words())
                        .put("now", problem.now() == null ? null : problem.now().text()));
        return json;
    }

    private static ObjectNode about(String backlog, String id, String key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("key", key)
                .put("backlog", backlog);
    }
}
