package io.winnow.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes up the inputs of a score for recorded issues, the odd values people enter included. */
final class RecordedInputs {

    private static final List<String> IMPACTS = List.of("Massive", "High", "Medium", "Low", "Minimal");
    private static final List<String> ODD_CONFIDENCE =
            List.of("", "maybe", "150 %", "-5", "80 % or so", "NaN", "1e400");
    private static final List<Double> ODD_NUMBERS = List.of(0.0, -1.0, -0.5);

    private final Random random;
    private final double share;

    RecordedInputs(Random random, double share) {
        this.random = random;
        this.share = share;
    }

    void give(IssueDraft draft) {
        int odd = random.nextDouble() < share ? -1 : random.nextInt(9);
        if (odd == 0) {
            return; // nothing at all
        }
        if (odd != 1) {
            draft.field("Reach", odd == 2 ? ODD_NUMBERS.get(1 + random.nextInt(2)) : reach());
        }
        if (odd != 3) {
            draft.field("Impact", IMPACTS.get(random.nextInt(IMPACTS.size())));
        }
        if (odd != 4) {
            draft.field(
                    "Confidence", odd == 5 ? ODD_CONFIDENCE.get(random.nextInt(ODD_CONFIDENCE.size())) : confidence());
        }
        if (odd < 6) {
            draft.field("Effort", effort());
        } else if (odd < 8) {
            draft.field("Effort", ODD_NUMBERS.get(random.nextInt(ODD_NUMBERS.size())));
        }
        if (random.nextInt(3) == 0) {
            draft.field("Story Points", 1 + random.nextInt(20));
        }
    }

    private double reach() {
        double wide = 5 * Math.pow(20_000, random.nextDouble());
        return random.nextInt(10) == 0 ? Math.round(wide * 10) / 10.0 : Math.round(wide);
    }

    private double effort() {
        return random.nextInt(4) == 0 ? (1 + random.nextInt(40)) / 10.0 : (1 + random.nextInt(24)) * 0.25;
    }

    private String confidence() {
        int percent = 10 * (1 + random.nextInt(10));
        return switch (random.nextInt(5)) {
            case 0 -> String.format(Locale.ROOT, "%.2f", percent / 100.0);
            case 1 -> percent + " %";
            case 2 -> percent + "%";
            case 3 -> List.of("High", "Medium", "Low").get(random.nextInt(3));
            default -> String.valueOf(percent);
        };
    }
}
