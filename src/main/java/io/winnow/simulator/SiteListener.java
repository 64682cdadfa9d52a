package io.winnow.simulator;

import org.jspecify.annotations.Nullable;

/** Hears of every change to a site, in the thread that makes it and before the next one. */
interface SiteListener {

    /** {@code before} is null for a new issue, {@code after} for one that is gone. */
    void issue(@Nullable IssueState before, @Nullable IssueState after);

    /** {@code event} as Jira calls it, such as {@code sprint_started}. */
    void sprint(String event, Catalog.Sprint sprint);
}
