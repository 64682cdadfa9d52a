package io.winnow.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.model.IssueId;
import io.winnow.planning.CutFlip;
import io.winnow.planning.LeftOut;
import io.winnow.planning.Odds;
import io.winnow.planning.SprintCandidate;
import io.winnow.planning.SprintPlan;
import io.winnow.planning.Unmet;
import io.winnow.planning.WhatIf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a plan as the JSON object {@code plan --json} promises. */
final class PlanJson {

    private final PlanExport export;
    private final SprintPlan plan;

    PlanJson(PlanExport export) {
        this.export = export;
        this.plan = export.plan();
    }

    String write() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("backlog", export.backlog());
        json.put("sprint", export.sprint() == null ? null : export.sprint().name());
        json.put("sprintId", export.sprint() == null ? null : export.sprint().id());
        json.put("unit", plan.capacity().unit());
        number(json, "capacity", plan.capacity().amount());
        json.put("capacitySource", plan.capacity().source());
        number(json, "used", plan.used());
        number(json, "value", plan.value());
        number(json, "bestValue", plan.best().value());
        json.put("bestIsProven", plan.best().proven());
        json.put("way", word(plan.way()));
        ArrayNode candidates = json.putArray("candidates");
        plan.candidates().forEach(candidate -> candidates.add(json(candidate)));
        ArrayNode leftOut = json.putArray("leftOut");
        plan.leftOut().forEach(one -> leftOut.add(json(one)));
        ArrayNode unmet = json.putArray("unmet");
        plan.unmet().forEach(one -> unmet.add(json(one)));
        ArrayNode elsewhere = json.putArray("elsewhere");
        export.elsewhere()
                .forEach(one -> one.keys()
                        .forEach(elsewhere
                                .addObject()
                                .put("sprint", one.sprint())
                                .putArray("keys")::add));
        ArrayNode finished = json.putArray("finished");
        plan.capacity().finished().forEach(one -> {
            ObjectNode sprint = finished.addObject().put("sprint", one.sprint());
            number(sprint, "amount", one.amount());
        });
        ObjectNode teams = json.putObject("teams");
        plan.capacity().teams().forEach((team, part) -> number(teams, team, part));
        ArrayNode whatIf = json.putArray("whatIf");
        plan.whatIf().forEach(one -> whatIf.add(json(one)));
        Drift drift = export.drift();
        json.set("drift", drift == null ? null : json(drift));
        return json.toString();
    }

    private static ObjectNode json(Drift drift) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("sprint", drift.sprint())
                .put("at", drift.at().toString())
                .put("pushed", drift.pushed());
        ArrayNode moves = json.putArray("moves");
        drift.moves().forEach(move -> {
            ObjectNode one = moves.addObject()
                    .put("key", move.key())
                    .put("rank", move.rank())
                    .put("before", move.change().previousRank());
            move.change().words().forEach(one.putArray("causes")::add);
        });
        return json;
    }

    private ObjectNode json(SprintCandidate candidate) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("position", candidate.position());
        json.put("id", candidate.id().toString());
        json.put("key", export.key(candidate.id()));
        json.put("summary", export.summary(candidate.id()));
        number(json, "effort", candidate.effort());
        number(json, "score", candidate.score());
        json.put("why", word(candidate.why()));
        json.put("reason", candidate.reason());
        number(json, "cumulative", candidate.cumulative());
        ArrayNode displaced = json.putArray("displaced");
        candidate.displaced().forEach(id -> displaced.add(export.key(id)));
        number(json, "cost", candidate.cost());
        confidence(json, candidate.id());
        return json;
    }

    private ObjectNode json(LeftOut one) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", one.id().toString());
        json.put("key", export.key(one.id()));
        json.put("kind", word(one.kind()));
        json.put("reason", one.reason());
        number(json, "missing", one.missing());
        confidence(json, one.id());
        return json;
    }

    private void confidence(ObjectNode json, IssueId id) {
        Odds odds = export.confidence().odds().get(id);
        if (odds == null) {
            json.putNull("inSprintProbability").putNull("rankInterval");
        } else {
            json.put("inSprintProbability", BigDecimal.valueOf(odds.chance()).setScale(3, RoundingMode.HALF_UP));
            json.putArray("rankInterval").add(odds.bestRank()).add(odds.worstRank());
        }
        CutFlip flip = export.confidence().flips().get(id);
        if (flip == null) {
            json.putNull("flip");
        } else {
            ObjectNode would = json.putObject("flip").put("input", flip.input().word());
            number(would, "now", Sureness.exact(flip.value()));
            number(would, flip.below() ? "below" : "above", Sureness.threshold(flip));
        }
    }

    private ObjectNode json(WhatIf one) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        number(json, "capacity", one.capacity());
        number(json, "used", one.used());
        number(json, "value", one.value());
        ArrayNode added = json.putArray("added");
        one.added().forEach(id -> added.add(export.key(id)));
        ArrayNode dropped = json.putArray("dropped");
        one.dropped().forEach(id -> dropped.add(export.key(id)));
        return json;
    }

    private static ObjectNode json(Unmet one) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rule", one.rule());
        json.put("reason", one.reason());
        one.collides().forEach(json.putArray("collides")::add);
        return json.put("relaxation", one.relaxation());
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void number(ObjectNode json, String name, @Nullable BigDecimal value) {
        json.put(name, value == null ? null : plain(value));
    }

    /** Without an exponent, which Jackson would write for 3E+1. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = Figures.stripped(value);
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
