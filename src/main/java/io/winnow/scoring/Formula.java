package io.winnow.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** How inputs and facts become a score. Thread-safe. */
public interface Formula {

    /** RICE, the default: reckoned exactly, with one rounding at the end. */
    Formula RICE = new Formula() {
        @Override
        public String name() {
            return "RICE";
        }

        @Override
        public String text() {
            return "reach × impact × confidence ÷ effort";
        }

        @Override
        public List<String> names() {
            return Input.RICE.stream().map(Input::word).toList();
        }

        @Override
        public BigDecimal apply(Map<String, BigDecimal> values) {
            throw new UnsupportedOperationException("RICE is reckoned from exact fractions");
        }
    };

    /** What it is called, such as {@code WSJF}; {@code Score} when it is the user's own. */
    String name();

    /** As the user wrote it. */
    String text();

    /** What it reckons with, in the order of first use. */
    List<String> names();

    /**
     * The result, unrounded.
     *
     * @param values has one for every name
     * @throws ArithmeticException with a plain phrase, such as {@code divides by 0}, when there is no result
     */
    BigDecimal apply(Map<String, BigDecimal> values);
}
