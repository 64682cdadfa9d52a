package io.winnow;

import io.winnow.entry.schedule.BacklogSchedule;
import io.winnow.entry.web.SitePages;
import io.winnow.entry.webhook.EventThread;
import io.winnow.entry.webhook.JiraEvents;
import io.winnow.workflow.BacklogProjects;

/** One of several sites: its schedule being kept, its pages being made, and what its Jira tells being followed. */
record SiteAtWork(
        RunningWinnow winnow,
        SitePages pages,
        BacklogSchedule schedule,
        JiraEvents events,
        EventThread eventThread,
        BacklogProjects projects)
        implements AutoCloseable {

    @Override
    public void close() {
        schedule.close();
        pages.close();
        eventThread.close();
        winnow.close();
    }
}
