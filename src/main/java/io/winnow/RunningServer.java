package io.winnow;

import io.winnow.entry.cli.Server;
import io.winnow.entry.schedule.BacklogSchedule;
import io.winnow.entry.web.WebServer;
import java.net.URI;

/** The page being served, and the schedule being kept. */
final class RunningServer implements Server {

    private final WebServer web;
    private final BacklogSchedule schedule;
    private final URI url;

    private RunningServer(WebServer web, BacklogSchedule schedule, URI url) {
        this.web = web;
        this.schedule = schedule;
        this.url = url;
    }

    /** The page first: when its port is taken, nothing else has begun. */
    static RunningServer start(WebServer web, BacklogSchedule schedule) {
        URI url = web.start();
        web.prepare();
        schedule.start();
        return new RunningServer(web, schedule, url);
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        schedule.close();
        web.close();
    }
}
