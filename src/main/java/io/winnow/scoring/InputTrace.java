package io.winnow.scoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where one input came from and how it was read.
 *
 * @param value reach in people or accounts per quarter, impact as a factor, confidence as a share from 0 to 1, effort in
 *     person-months, any other as it is; null when the input couldn't be read
 * @param fieldId the Jira field it was read from, such as {@code customfield_10031}; empty when it comes from no field
 * @param fieldName that field's name, or what else it comes from, such as {@code evidence}
 * @param raw what Jira holds, untouched, or the evidence's figure, such as {@code usage 900}; empty when there is nothing
 * @param conversion how raw became value, in words, such as {@code 5 ÷ 10 per person-month}; empty when it needed none
 * @param problem why there is no value, such as {@code effort is 0}; empty when there is one
 */
public record InputTrace(
        Input input,
        @Nullable BigDecimal value,
        String fieldId,
        String fieldName,
        String raw,
        String conversion,
        String problem) {}
