package io.winnow.scoring;

import java.math.BigDecimal;

/**
 * What a formula took from elsewhere than its inputs.
 *
 * @param name as formulas write it, such as {@code goalWeight}
 * @param words where it comes from, such as {@code retention}; empty when the name says it all
 */
public record Fact(String name, BigDecimal value, String words) {}
