package io.winnow.entry.webhook;

import io.winnow.tracker.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whose word is taken for what changed in Jira.
 *
 * @param secret what Jira signs its events with; null when no signed event is taken
 * @param pathSecret ends the address at which unsigned events are taken; null when none are
 * @param coalesce how long changes are gathered before the issues are read again
 */
public record EventSettings(
        @Nullable Secret secret, @Nullable Secret pathSecret, Duration coalesce) {

    public static final Duration WINDOW = Duration.ofSeconds(2);

    public static final EventSettings OFF = new EventSettings(null, null, WINDOW);

    public boolean on() {
        return secret != null || pathSecret != null;
    }
}
