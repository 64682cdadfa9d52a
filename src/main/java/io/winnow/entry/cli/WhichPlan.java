package io.winnow.entry.cli;

import io.winnow.workflow.PlanOptions;
import io.winnow.workflow.SetupException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which sprint is planned, and how much it can hold. */
final class WhichPlan {

    @Option(
            names = "--sprint",
            paramLabel = "ID|NAME",
            description = "The sprint to plan (default: the board's next future sprint).")
    private @Nullable String sprint;

    @Option(
            names = "--capacity",
            paramLabel = "N",
            description = "How much it can hold (default: as configured, else what the last closed sprints finished).")
    private @Nullable String capacity;

    PlanOptions options(boolean exact) {
        return new PlanOptions(sprint, capacity(capacity), exact);
    }

    /** Throws {@link SetupException} for what isn't a number. */
    static @Nullable BigDecimal capacity(@Nullable String capacity) {
        if (capacity == null) {
            return null;
        }
        return PlanOptions.amount(capacity)
                .orElseThrow(() -> new SetupException(
                        "--capacity is '" + Printable.of(capacity) + "'. Write a number such as 34 or 12.5."));
    }
}
