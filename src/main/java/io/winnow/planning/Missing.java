package io.winnow.planning;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds how much more capacity would bring an issue into the plan that walks the order. */
final class Missing {

    /** Each is a walk, so that all of them together cost about as much as the plan. */
    private static final int MOST_STEPS = 200;

    private final Model model;
    private int steps;

    Missing(Model model) {
        this.model = model;
    }

    /**
     * Asked for one issue after the other, it gives no more answers when that took long.
     *
     * <p>What is found was tried: issues that stand before it take their part of what is added, too. Empty when something
     * else keeps it out then.
     *
     * @param limit the capacity that has no room for it
     */
    Optional<BigDecimal> of(int i, int limit) {
        if (steps >= MOST_STEPS) {
            return Optional.empty();
        }
        String team = model.request.capacity().teams().isEmpty()
                ? ""
                : model.items.get(i).team();
        int[] upToIt = IntStream.rangeClosed(0, i).toArray();
        long more = 0;
        while (steps++ < MOST_STEPS) {
            Walk walk = new Walk(model.with(model.request.capacity().plus(team, Scaled.effort(more))), upToIt);
            if (walk.chosen[i]) {
                return Optional.of(Scaled.effort(more));
            }
            long missing = missing(walk, i, limit);
            if (missing <= 0) {
                return Optional.empty();
            }
            more += missing;
        }
        return Optional.empty();
    }

    private static long missing(Walk walk, int i, int limit) {
        long needed = walk.model.loads(walk.chosen)[limit]
                - walk.model.limits.get(limit).most();
        for (int other : walk.model.bundle[i]) {
            needed += walk.chosen[other] ? 0 : walk.model.weight(limit, other);
        }
        return needed;
    }
}
