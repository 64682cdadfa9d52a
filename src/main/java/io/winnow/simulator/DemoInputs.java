package io.winnow.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Gives issues the inputs of a score, in the forms people really type, and leaves some gaps. */
final class DemoInputs {

    private static final List<String> IMPACTS =
            List.of("Massive", "High", "High", "High", "Medium", "Medium", "Medium", "Medium", "Low", "Low", "Minimal");
    private static final List<Integer> SHARES = List.of(50, 50, 60, 70, 80, 80, 80, 90, 100);
    private static final List<Integer> POINTS = List.of(1, 2, 2, 3, 3, 5, 5, 5, 8, 8, 13, 20);
    private static final List<String> NO_CONFIDENCE = List.of("n/a", "?", "ask the data team", "tbd", "120 %");

    private final Random random;

    DemoInputs(Random random) {
        this.random = random;
    }

    /** Three in four issues get everything; the others miss something, or hold what can't be read. */
    void give(IssueDraft draft, boolean epic) {
        int luck = random.nextInt(100);
        if (luck >= 93) {
            return;
        }
        if (luck < 75 || luck >= 79) {
            draft.field("Reach", reach());
        }
        draft.field("Impact", IMPACTS.get(random.nextInt(IMPACTS.size())));
        draft.field(
                "Confidence",
                luck >= 79 && luck < 82 ? NO_CONFIDENCE.get(random.nextInt(NO_CONFIDENCE.size())) : confidence());
        if (luck < 82) {
            int points = POINTS.get(random.nextInt(POINTS.size()));
            draft.field("Story Points", epic ? points * 5 + 8 : points);
        } else if (luck < 84) {
            draft.field("Story Points", 0);
        }
    }

    /** Between twenty and four thousand, small ones more often, rounded as estimates are. */
    private int reach() {
        double wide = 20 * Math.pow(200, random.nextDouble());
        int step = wide < 200 ? 10 : wide < 2_000 ? 50 : 500;
        return Math.max(step, (int) Math.round(wide / step) * step);
    }

    private String confidence() {
        int share = SHARES.get(random.nextInt(SHARES.size()));
        return switch (random.nextInt(6)) {
            case 0 -> String.format(Locale.ROOT, "%.1f", share / 100.0);
            case 1 -> share + " %";
            case 2 -> share + "%";
            case 3 -> share >= 90 ? "High" : share >= 70 ? "Medium" : "Low";
            default -> String.valueOf(share);
        };
    }
}
