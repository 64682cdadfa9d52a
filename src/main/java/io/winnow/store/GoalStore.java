package io.winnow.store;

import io.winnow.goals.GoalBindings;
import io.winnow.goals.GoalBindings.FoundField;
import io.winnow.goals.GoalTree;
import io.winnow.model.IssueId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps the goals with every earlier version, and what a sync found out about their rules. */
public interface GoalStore {

    /** The goals that count; empty when none were ever applied. */
    Optional<Version> current();

    /** Every version, the latest first. */
    List<Version> versions();

    /** Makes this the current version, in one transaction; a tree that is the current one already changes nothing. */
    Version apply(GoalTree tree, Instant at);

    GoalBindings bindings();

    /** Replaces what the fields turned out to be, by the names that goals use. */
    void saveFields(Map<String, FoundField> fields);

    /** Remembers the issues behind keys. */
    void saveIssues(Map<String, IssueId> byKey);

    /** A query was answered. */
    void saveMatches(String jql, Set<IssueId> ids, Instant at);

    /** A query wasn't answered: what it matched before stays. */
    void saveFailure(String jql, String problem);

    /** Forgets every other query. */
    void retainQueries(Collection<String> jqls);

    /** A number that rises whenever goals, what is known of their rules, or KPI series change; cheap. */
    long revision();

    /** A tree and when it was applied; versions count from 1. */
    record Version(int number, Instant appliedAt, GoalTree tree) {}
}
