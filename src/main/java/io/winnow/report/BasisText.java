package io.winnow.report;

import io.winnow.ranking.Borrowed;
import io.winnow.scoring.Decimals;
import io.winnow.scoring.Score;
import java.util.ArrayList;
import java.util.List;

/** Says what a score rests on beside its inputs, and what the issue is worth to others. */
public final class BasisText {

    private BasisText() {}

    /** A phrase each; none for a plain RICE score of an issue that blocks nothing. */
    public static List<String> lines(Score score, Borrowed borrowed) {
        Score.Basis basis = score.basis();
        List<String> lines = new ArrayList<>();
        basis.facts()
                .forEach(fact -> lines.add(fact.name() + " " + Decimals.plain(fact.value())
                        + (fact.words().isEmpty() ? "" : " (" + fact.words() + ")")));
        if (basis.inheritedFrom() != null) {
            lines.add("these are the inputs of " + basis.inheritedFrom() + ", for it has none of its own");
        }
        if (basis.moscow() != null) {
            lines.add("MoSCoW: " + basis.moscow().word());
        }
        lines.addAll(basis.notes());
        if (borrowed.value() != null) {
            lines.add("unblocks " + String.join(", ", borrowed.from()) + ": worth " + Decimals.score(borrowed.value())
                    + " beside its own score");
        }
        if (!borrowed.circle().isEmpty()) {
            lines.add("these block each other in a circle: " + String.join(", ", borrowed.circle()));
        }
        return lines;
    }
}
