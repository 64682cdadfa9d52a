package io.winnow.report;

import io.winnow.planning.CutFlip;
import io.winnow.planning.Odds;
import io.winnow.scoring.Input;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How sure an issue's place is, drawn as a whisker that is {@value #WIDTH} wide.
 *
 * @param chance of being in the sprint, such as {@code 93 %}
 * @param ranks such as {@code 1–4}
 * @param words the same as a sentence
 * @param left where the whisker begins
 * @param length at least 1
 * @param middle where the rank of its score is; −1 when that isn't within
 */
public record Sureness(String chance, String ranks, String words, int left, int length, int middle) {

    private static final int WIDTH = 72;

    /** {@code worst} is the rank at the drawing's far end; {@code rank} that of its score, 0 for none. */
    static Sureness of(Odds odds, int rank, int worst) {
        int left = place(odds.bestRank(), worst);
        int right = place(odds.worstRank(), worst);
        boolean within = rank >= odds.bestRank() && rank <= odds.worstRank();
        return new Sureness(
                percent(odds),
                odds.bestRank() == odds.worstRank()
                        ? String.valueOf(odds.bestRank())
                        : odds.bestRank() + "–" + odds.worstRank(),
                words(odds),
                left,
                Math.max(1, right - left),
                within ? place(rank, worst) : -1);
    }

    /** The first ranks lie apart, the last ones close: what counts is whether it is 2 or 20, not 202 or 220. */
    private static int place(int rank, int worst) {
        return worst <= 1 ? 0 : (int) Math.round(WIDTH * Math.log(Math.min(rank, worst)) / Math.log(worst));
    }

    /** Never certain by rounding. */
    private static String percent(Odds odds) {
        long rounded = Math.round(odds.chance() * 100);
        return odds.chance() > 0 && rounded == 0
                ? "<1 %"
                : odds.chance() < 1 && rounded == 100 ? ">99 %" : rounded + " %";
    }

    /** Such as {@code in 93 % of draws, rank 1 to 4}. */
    static String words(Odds odds) {
        return "in " + percent(odds) + " of draws, rank " + odds.bestRank()
                + (odds.worstRank() == odds.bestRank() ? "" : " to " + odds.worstRank());
    }

    /** Such as {@code would fall out if reach were below 320 (now 600)}. */
    static String flip(CutFlip flip, boolean planned) {
        return (planned ? "would fall out if " : "would come in if ")
                + flip.input().word() + " were "
                + (flip.below() ? "below " : "above ") + Figures.plain(threshold(flip))
                + (flip.input().equals(Input.EFFORT) ? " person-months" : "") + " (now "
                + Figures.plain(exact(flip.value())) + ")";
    }

    /** In three digits, which say enough of what is a guess anyway, and rounded to where it is true. */
    static BigDecimal threshold(CutFlip flip) {
        return exact(flip.threshold())
                .round(new MathContext(3, flip.below() ? RoundingMode.FLOOR : RoundingMode.CEILING));
    }

    /** Without what reckoning with logarithms left at its end. */
    static BigDecimal exact(double value) {
        return new BigDecimal(value).round(new MathContext(12));
    }
}
