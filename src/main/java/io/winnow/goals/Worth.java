package io.winnow.goals;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What scoring says of an issue.
 *
 * @param score null when it isn't scored
 * @param effort in person-months; null when it isn't known
 */
public record Worth(@Nullable BigDecimal score, @Nullable BigDecimal effort) {

    public static final Worth UNKNOWN = new Worth(null, null);
}
