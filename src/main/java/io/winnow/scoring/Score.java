package io.winnow.scoring;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number with its reasons, or the state "not scored" with its reasons.
 *
 * @param value rounded half up to two places, always with scale 2; null when not scored
 * @param inputs one entry for each input the formula names, in its order; effort last where it doesn't name it
 * @param arithmetic the sum in words, such as {@code 800 × 2 × 80 % ÷ 2 = 640.00}; empty when not scored
 * @param reasons why it isn't scored, one phrase an input; empty when it is
 */
public record Score(
        @Nullable BigDecimal value, List<InputTrace> inputs, String arithmetic, List<String> reasons, Basis basis) {

    private static final int WHY_LENGTH = 255; // a Jira short text field holds no more

    public Score {
        inputs = List.copyOf(inputs);
        reasons = List.copyOf(reasons);
    }

    /** By RICE, from the issue's own inputs. */
    public Score(@Nullable BigDecimal value, List<InputTrace> inputs, String arithmetic, List<String> reasons) {
        this(value, inputs, arithmetic, reasons, Basis.RICE);
    }

    /**
     * What else a score rests on.
     *
     * @param formula what the formula is called
     * @param terms what it reckoned with, in words, such as {@code impact 2, ease 5}; empty for RICE
     * @param facts what it took from elsewhere than the inputs, in its order
     * @param inheritedFrom key of the issue above whose inputs these are; null when they're its own
     * @param moscow null when nothing says it
     * @param notes what about the issue isn't understood though it is scored, a phrase each
     */
    public record Basis(
            String formula,
            String terms,
            List<Fact> facts,
            @Nullable String inheritedFrom,
            @Nullable Moscow moscow,
            List<String> notes) {

        /** RICE from the issue's own inputs, and nothing else. */
        public static final Basis RICE = new Basis(Formula.RICE.name(), "", List.of(), null, null, List.of());

        public Basis {
            facts = List.copyOf(facts);
            notes = List.copyOf(notes);
        }
    }

    public boolean scored() {
        return value != null;
    }

    /** How the input was read; throws {@link IllegalStateException} when the formula doesn't name it. */
    public InputTrace input(Input input) {
        return inputs.stream()
                .filter(trace -> trace.input().equals(input))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no trace for " + input.word()));
    }

    /** The input's value; null when it couldn't be read, or when the formula doesn't name it. */
    public @Nullable BigDecimal value(Input input) {
        for (InputTrace trace : inputs) {
            if (trace.input().equals(input)) {
                return trace.value();
            }
        }
        return null;
    }

    /** What the formula reckons with, by the names it has there; without inputs that couldn't be read. */
    Map<String, BigDecimal> values() {
        Map<String, BigDecimal> values = new HashMap<>();
        for (InputTrace trace : inputs) {
            if (trace.value() != null) {
                values.put(trace.input().word(), trace.value());
            }
        }
        basis.facts().forEach(fact -> values.put(fact.name(), fact.value()));
        return values;
    }

    /** The reason in one line of at most 255 characters: the same inputs and score always give the same text. */
    public String why() {
        BigDecimal number = value;
        if (number == null) {
            return Excerpt.cut("Not scored: " + String.join("; ", reasons), WHY_LENGTH);
        }
        String sum = basis.formula() + " " + Decimals.score(number) + (rice() ? riceSum() : ": " + basis.terms());
        String from = basis.inheritedFrom();
        return Excerpt.cut(from == null ? sum : sum + ", as " + from, WHY_LENGTH);
    }

    private boolean rice() {
        return basis.formula().equals(Formula.RICE.name());
    }

    private String riceSum() {
        return " = reach " + brief(Input.REACH)
                + " × impact " + brief(Input.IMPACT)
                + " × confidence " + brief(Input.CONFIDENCE)
                + " ÷ effort " + brief(Input.EFFORT);
    }

    private String brief(Input which) {
        BigDecimal number = value(which);
        return number == null ? "?" : brief(which, number);
    }

    static String brief(Input which, BigDecimal number) {
        return which.equals(Input.CONFIDENCE)
                ? Decimals.brief(number.movePointRight(2)) + " %"
                : Decimals.brief(number);
    }
}
