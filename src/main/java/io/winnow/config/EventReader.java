package io.winnow.config;

import io.winnow.entry.webhook.EventSettings;
import io.winnow.tracker.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads whose word is taken for what changed in Jira. */
final class EventReader {

    private static final int SHORTEST_SECRET = 16;
    private static final int SHORTEST_PATH = 32;
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(10);

    private final Section section;

    EventReader(Section root) {
        this.section = root.section("jira").section("webhook");
    }

    EventSettings settings() {
        return new EventSettings(
                section.optional("secret")
                        .map(value -> value.secret(SHORTEST_SECRET))
                        .orElse(null),
                pathSecret(),
                section.value("coalesce").duration(Duration.ofSeconds(1), LONGEST_WINDOW));
    }

    private @Nullable Secret pathSecret() {
        return section.optional("pathSecret")
                .map(value -> {
                    Secret secret = value.secret(SHORTEST_PATH);
                    if (!value.broken() && !secret.reveal().matches("[A-Za-z0-9_-]*")) {
                        value.refuse("can't stand in an address. Take letters from A to Z, digits, - and _ only.");
                    }
                    return secret;
                })
                .orElse(null);
    }
}
