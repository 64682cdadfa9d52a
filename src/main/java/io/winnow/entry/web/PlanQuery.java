package io.winnow.entry.web;

import io.javalin.http.Context;
import io.winnow.planning.PlanRules.Blockers;
import io.winnow.workflow.PlanOptions;
import io.winnow.workflow.RuleSwitches;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a person asks of a plan from an address; what makes no sense is refused. */
final class PlanQuery {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int LONGEST = 255;

    private final Context request;

    private PlanQuery(Context request) {
        this.request = request;
    }

    /** Throws {@link RefusedException} with 400, saying which parameter takes what. */
    static PlanOptions of(Context request) {
        PlanQuery query = new PlanQuery(request);
        return new PlanOptions(
                query.read("sprint", PlanQuery::name, "the id or name of a sprint"),
                query.read("capacity", PlanOptions::amount, "a number such as 34 or 12.5"),
                Boolean.TRUE.equals(query.flag("exact")),
                new RuleSwitches(
                        query.read("blockers", PlanQuery::blockers, "first, exclude or ignore"),
                        query.flag("mustsFirst"),
                        query.read("mustsMax", PlanQuery::share, "a percentage from 0 to 100, such as 60"),
                        query.read("perEpic", PlanQuery::count, "a whole number up to 999, 0 for no limit"),
                        query.flag("shares"),
                        query.flag("together")));
    }

    private <T> @Nullable T read(String name, Function<String, Optional<T>> reader, String takes) {
        String text = request.queryParam(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        return reader.apply(text.strip()).orElseThrow(() -> new RefusedException(400, name + " takes " + takes + "."));
    }

    private @Nullable Boolean flag(String name) {
        return read(name, PlanQuery::yesOrNo, "true or false");
    }

    private static Optional<String> name(String text) {
        return Optional.of(text).filter(name -> name.length() <= LONGEST);
    }

    private static Optional<Boolean> yesOrNo(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Blockers> blockers(String text) {
        return Stream.of(Blockers.values())
                .filter(rule -> rule.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private static Optional<BigDecimal> share(String text) {
        return PlanOptions.amount(text)
                .filter(percent -> percent.compareTo(WHOLE) <= 0)
                .map(percent -> percent.movePointLeft(2));
    }

    private static Optional<Integer> count(String text) {
        return text.matches("[0-9]{1,3}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
