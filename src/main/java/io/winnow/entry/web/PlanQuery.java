package io.winnow.entry.web;

import io.javalin.http.Context;
import io.winnow.workflow.PlanOptions;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which plan an address asks for. */
final class PlanQuery {

    private PlanQuery() {}

    /** Throws {@link RefusedException} for what isn't a capacity. */
    static PlanOptions of(Context request) {
        String capacity = given(request.queryParam("capacity"));
        Optional<BigDecimal> amount = Optional.ofNullable(capacity).flatMap(PlanOptions::amount);
        if (capacity != null && amount.isEmpty()) {
            throw new RefusedException(400, "capacity takes a number such as 34 or 12.5.");
        }
        return new PlanOptions(
                given(request.queryParam("sprint")), amount.orElse(null), "true".equals(request.queryParam("exact")));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
