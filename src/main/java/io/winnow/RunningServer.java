package io.winnow;

import io.winnow.entry.cli.Server;
import io.winnow.entry.web.ReportSource;
import io.winnow.entry.web.WebServer;
import io.winnow.entry.web.WebSettings;
import io.winnow.report.ReportRenderer;
import java.net.URI;

/** The page, being served. */
final class RunningServer implements Server {

    private final WebServer web;
    private final URI url;

    private RunningServer(WebServer web, URI url) {
        this.web = web;
        this.url = url;
    }

    static RunningServer start(WebSettings settings, ReportSource source) {
        WebServer web = new WebServer(settings, source, new ReportRenderer());
        return new RunningServer(web, web.start());
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        web.close();
    }
}
