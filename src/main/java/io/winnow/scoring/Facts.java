package io.winnow.scoring;

import io.winnow.model.Issue;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a formula may name beside the inputs: facts that need no setting. */
public final class Facts {

    private static final String GOAL_WEIGHT = "goalWeight";
    private static final String MOSCOW = "moscow";
    private static final String USAGE = "usage";
    private static final String VOTES = "votes";

    /** All of them, as formulas write them. */
    public static final Set<String> NAMES = names();

    private Facts() {}

    private static Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        names.add(GOAL_WEIGHT);
        for (Figure figure : Figure.values()) {
            names.add(figure.word());
        }
        names.add(MOSCOW);
        names.add(VOTES);
        return Collections.unmodifiableSet(names);
    }

    /** What one of {@link #NAMES} is for this issue; 0 where nothing is known. */
    static Fact of(String name, Issue issue, Known known, @Nullable Moscow moscow) {
        return switch (name) {
            case GOAL_WEIGHT -> new Fact(name, Decimals.stripped(known.goalWeight()), goals(known));
            case MOSCOW ->
                new Fact(
                        name,
                        moscow == null ? BigDecimal.ZERO : moscow.number(),
                        moscow == null ? "not said" : moscow.word());
            case VOTES -> new Fact(name, BigDecimal.valueOf(issue.votes()), "");
            case USAGE ->
                new Fact(
                        name,
                        Decimals.stripped(Figure.USAGE.of(known.evidence())),
                        Figure.USAGE.known(known.evidence()) ? Figure.usage(known.evidence()) : "not measured");
            default ->
                new Fact(
                        name,
                        Decimals.stripped(
                                Figure.valueOf(name.toUpperCase(Locale.ROOT)).of(known.evidence())),
                        "");
        };
    }

    private static String goals(Known known) {
        return known.goals().isEmpty() ? "no goal" : Excerpt.cut(String.join(", ", known.goals()), 100);
    }
}
