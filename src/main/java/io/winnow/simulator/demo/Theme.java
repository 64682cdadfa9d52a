package io.winnow.simulator.demo;

import java.util.List;

/**
 * What one epic is about.
 *
 * @param why one sentence for the description
 * @param capabilities what somebody can do afterwards, as phrases that begin with a verb
 * @param things what tasks are about, as phrases that begin with "the"
 * @param bugs whole titles
 */
public record Theme(
        String title,
        String component,
        List<String> labels,
        String why,
        List<String> capabilities,
        List<String> things,
        List<String> bugs) {

    public Theme {
        labels = List.copyOf(labels);
        capabilities = List.copyOf(capabilities);
        things = List.copyOf(things);
        bugs = List.copyOf(bugs);
    }
}
