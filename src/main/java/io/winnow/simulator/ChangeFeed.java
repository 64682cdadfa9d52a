package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Tells others in this process of a site's changes, in the words of Jira's webhooks. Thread-safe; does nothing for nobody. */
public final class ChangeFeed {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Site site;
    private final WebhookPayload payload;
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();

    ChangeFeed(Site site, WebhookPayload payload) {
        this.site = site;
        this.payload = payload;
    }

    /** Hears of changes in the thread that makes them, which holds the site meanwhile. */
    @FunctionalInterface
    public interface ChangeListener {

        /** {@code byApp} is whether a Forge app did it with its own token. */
        void changed(JsonNode webhook, boolean byApp);
    }

    public void add(ChangeListener listener) {
        listeners.add(listener);
    }

    public void remove(ChangeListener listener) {
        listeners.remove(listener);
    }

    /** What the site tells it. */
    SiteListener listener() {
        return new SiteListener() {
            @Override
            public void issue(@Nullable IssueState before, @Nullable IssueState after) {
                if (!listeners.isEmpty()) {
                    payload.of(before, after).forEach(ChangeFeed.this::tell);
                }
            }

            @Override
            public void sprint(String event, Catalog.Sprint sprint) {
                if (!listeners.isEmpty()) {
                    tell(payload.of(event, sprint));
                }
            }
        };
    }

    private void tell(WebhookPayload.Event event) {
        Caller asking = site.people().asking();
        boolean byApp = asking != null && asking.login() == Login.APP;
        try {
            JsonNode webhook = MAPPER.readTree(Answer.written(0, event.body()).body());
            listeners.forEach(listener -> listener.changed(webhook, byApp));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
