package io.winnow.goals;

import io.winnow.model.IssueId;
import java.util.List;

/**
 * An issue of which two say different things; it serves the goals of both.
 *
 * @param clearer what the clearest word on the issue says
 * @param other what the other one says; no goal of it is, contains or is part of one of {@code clearer}
 */
public record Conflict(IssueId issue, List<Served> clearer, List<Served> other) {

    public Conflict {
        clearer = List.copyOf(clearer);
        other = List.copyOf(other);
    }
}
