package io.winnow;

import io.winnow.entry.cli.Server;
import io.winnow.entry.schedule.BacklogSchedule;
import io.winnow.entry.web.WebServer;
import io.winnow.entry.webhook.EventThread;
import java.net.URI;
import java.util.List;

/** The page being served, the schedule being kept, and what Jira tells being followed. */
final class RunningServer implements Server {

    private final WebServer web;
    private final BacklogSchedule schedule;
    private final EventThread eventThread;
    private final URI url;
    private final List<String> notes;

    private RunningServer(
            WebServer web, BacklogSchedule schedule, EventThread eventThread, URI url, List<String> notes) {
        this.web = web;
        this.schedule = schedule;
        this.eventThread = eventThread;
        this.url = url;
        this.notes = notes;
    }

    /** The page first: when its port is taken, nothing else has begun. */
    static RunningServer start(WebServer web, BacklogSchedule schedule, EventThread eventThread, List<String> notes) {
        URI url = web.start();
        web.prepare();
        schedule.start();
        return new RunningServer(web, schedule, eventThread, url, notes);
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public void close() {
        schedule.close();
        web.close();
        eventThread.close();
    }
}
