package io.winnow.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells how good evidence is: by how much there is, how recent it is, from how many sides it comes, and whether it was
 * heard from customers themselves. Any evidence is at least weak.
 *
 * @param fair what fair evidence needs
 * @param strong what strong evidence needs
 * @param direct the kinds that customers say themselves
 * @param caps the most confidence each strength allows, a share from 0 to 1; has an entry for every {@link Strength}
 */
public record StrengthRules(Threshold fair, Threshold strong, Set<String> direct, Map<Strength, BigDecimal> caps) {

    public static final StrengthRules DEFAULT = new StrengthRules(
            new Threshold(3, 2, new BigDecimal("1.5"), 1, 1),
            new Threshold(8, 5, new BigDecimal("4"), 2, 3),
            Set.of("support", "request", "interview", "survey", "sales"),
            Map.of(
                    Strength.NONE, new BigDecimal("0.5"),
                    Strength.WEAK, new BigDecimal("0.7"),
                    Strength.FAIR, new BigDecimal("0.9"),
                    Strength.STRONG, BigDecimal.ONE));

    public StrengthRules {
        direct = Set.copyOf(direct);
        caps = Map.copyOf(caps);
    }

    /**
     * The least that evidence must have.
     *
     * @param items how many items
     * @param customers from how many accounts
     * @param weighted how much the items weigh after ageing
     * @param kinds of how many kinds
     * @param direct how many of them customers said themselves
     */
    public record Threshold(int items, int customers, BigDecimal weighted, int kinds, int direct) {}

    public Strength strengthOf(Counts counts) {
        if (counts.items() == 0) {
            return Strength.NONE;
        }
        if (!lacking(strong, counts).isEmpty()) {
            return lacking(fair, counts).isEmpty() ? Strength.FAIR : Strength.WEAK;
        }
        return Strength.STRONG;
    }

    public BigDecimal cap(Strength strength) {
        return caps.getOrDefault(strength, BigDecimal.ONE);
    }

    /** Such as {@code its evidence is weak: fair needs 2 customers, not 1}. */
    public String reason(Strength strength, Counts counts) {
        return switch (strength) {
            case NONE -> "it has no evidence";
            case WEAK -> "its evidence is weak: fair needs " + String.join(", ", lacking(fair, counts));
            case FAIR -> "its evidence is fair: strong needs " + String.join(", ", lacking(strong, counts));
            case STRONG -> "its evidence is strong";
        };
    }

    private List<String> lacking(Threshold needed, Counts counts) {
        int heard = counts.byKind().entrySet().stream()
                .filter(kind -> direct.contains(kind.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        List<String> lacking = new ArrayList<>();
        lack(lacking, counts.items(), needed.items(), "items");
        lack(lacking, counts.customers(), needed.customers(), "customers");
        if (counts.weighted().compareTo(needed.weighted()) < 0) {
            // What it weighs today isn't said: time alone would change the reason.
            lacking.add("a weight of " + needed.weighted().toPlainString() + " after ageing");
        }
        lack(lacking, counts.byKind().size(), needed.kinds(), "kinds");
        lack(lacking, heard, needed.direct(), "from customers themselves");
        return lacking;
    }

    private static void lack(List<String> lacking, int has, int needs, String what) {
        if (has < needs) {
            lacking.add(needs + " " + what + ", not " + has);
        }
    }
}
