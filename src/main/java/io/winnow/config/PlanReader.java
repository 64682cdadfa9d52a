package io.winnow.config;

import io.winnow.planning.PlanRules;
import io.winnow.planning.PlanRules.Blockers;
import io.winnow.planning.PlanRules.Share;
import io.winnow.scoring.Input;
import io.winnow.scoring.UncertaintyRules;
import io.winnow.workflow.PlanSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads how one backlog's sprints are planned. */
final class PlanReader {

    private final Section backlog;
    private final Section plan;

    PlanReader(Section backlog) {
        this.backlog = backlog;
        this.plan = backlog.section("plan", backlog.pattern() + ".plan").known();
    }

    /** {@code inputs} are those the backlog's formula has. */
    PlanSettings plan(Collection<Input> inputs) {
        SortedMap<String, BigDecimal> teams = new TreeMap<>();
        plan.values("teams")
                .forEach(
                        team -> teams.put(team.getKey().strip(), team.getValue().amount()));
        if (!teams.isEmpty() && !plan.has("team")) {
            plan.problems()
                    .add(
                            plan.place(),
                            plan.path() + ".teams",
                            "stands without team. Name the field that says the team.");
        }
        if (!teams.isEmpty()) {
            plan.optional("capacity")
                    .ifPresent(value ->
                            value.refuse("stands beside teams, whose capacities add up. Keep one of the two."));
        }
        return new PlanSettings(
                plan.optional("ready")
                        .map(Value::lines)
                        .filter(jql -> !jql.isEmpty())
                        .orElse(null),
                name("effort"),
                plan.value("unit").line(),
                name("team"),
                teams,
                plan.optional("capacity").map(Value::amount).orElse(null),
                Math.toIntExact(plan.value("sprints").number(1, 50)),
                availability(),
                name("keepTogetherLabels"),
                together(),
                rules(),
                uncertainty(inputs),
                plan.value("staleAfter").duration(Duration.ofDays(1), Duration.ofDays(3650)));
    }

    private UncertaintyRules uncertainty(Collection<Input> inputs) {
        List<String> names = inputs.stream().map(Input::word).toList();
        Map<Input, BigDecimal> given = new LinkedHashMap<>();
        plan.values("unsure").forEach(one -> {
            if (!names.contains(one.getKey())) {
                one.getValue()
                        .refuse("is for no input of the formula."
                                + Spelling.closest(one.getKey(), names)
                                        .map(close -> " Did you mean " + close + "?")
                                        .orElse(" It has " + String.join(", ", names) + "."));
            }
            given.put(new Input(one.getKey()), one.getValue().share());
        });
        return new UncertaintyRules(given);
    }

    private @Nullable String name(String key) {
        return plan.optional(key)
                .map(Value::line)
                .filter(name -> !name.isEmpty())
                .orElse(null);
    }

    private BigDecimal availability() {
        Value value = plan.value("availability");
        BigDecimal share = value.share();
        if (share.signum() == 0) {
            value.refuse("is 0, so nothing could be planned. Write a share above 0.");
        }
        return share;
    }

    private Map<String, List<String>> together() {
        Map<String, List<String>> together = new LinkedHashMap<>();
        plan.values("keepTogether")
                .forEach(group -> together.put(
                        group.getKey(),
                        Arrays.stream(group.getValue().line().split("[,\\s]+", -1))
                                .filter(key -> !key.isEmpty())
                                .toList()));
        return together;
    }

    private PlanRules rules() {
        boolean mustsFirst = plan.value("mustsFirst").flag();
        BigDecimal mustsMax = plan.optional("mustsMax").map(Value::share).orElse(null);
        if ((mustsFirst || mustsMax != null) && !backlog.has("moscow")) {
            plan.problems()
                    .add(
                            plan.place(),
                            plan.path(),
                            "has a rule about musts, but nothing says which issues are musts. Add moscow, or remove it.");
        }
        List<Share> shares = new ArrayList<>(shares(Share.Kind.GOAL, "goalMin", "goalMax"));
        shares.addAll(shares(Share.Kind.THEME, "themeMin", "themeMax"));
        return new PlanRules(
                plan.value("blockers").word(Blockers.class),
                mustsFirst,
                mustsMax,
                shares,
                plan.optional("perEpic")
                        .map(value -> Math.toIntExact(value.number(1, 10_000)))
                        .orElse(null));
    }

    private List<Share> shares(Share.Kind kind, String least, String most) {
        Map<String, Share> shares = new LinkedHashMap<>();
        plan.values(least)
                .forEach(one -> shares.put(
                        one.getKey(),
                        new Share(kind, one.getKey(), one.getValue().share(), null)));
        for (Map.Entry<String, Value> one : plan.values(most)) {
            BigDecimal share = one.getValue().share();
            Share before = shares.get(one.getKey());
            BigDecimal minimum = before == null ? null : before.least();
            if (minimum != null && minimum.compareTo(share) > 0) {
                one.getValue().refuse("is below the minimum of the same name. Raise it, or lower that.");
            }
            shares.put(one.getKey(), new Share(kind, one.getKey(), minimum, share));
        }
        return List.copyOf(shares.values());
    }
}
