package io.winnow.planning;

import java.util.List;

/**
 * A rule that can't be met.
 *
 * @param rule which one, such as {@code goal retain at least 30 %}
 * @param reason why not, as a sentence without its full stop
 * @param collides the other rules it collides with; empty when it can't be met whatever the others say
 * @param relaxation the smallest change that would do, as a sentence without its full stop
 */
public record Unmet(String rule, String reason, List<String> collides, String relaxation) {

    public Unmet {
        collides = List.copyOf(collides);
    }
}
