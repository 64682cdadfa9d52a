package io.winnow.entry.webhook;

import io.winnow.intake.JsonText;
import io.winnow.store.EventStore;
import io.winnow.tracker.Secret;
import io.winnow.workflow.Hint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes what Jira tells of changes, and sees to it that the issues are looked at again soon. Thread-safe. */
public final class JiraEvents {

    private static final int IDENTIFIERS = 20_000;
    private static final Duration NOTED_EVERY = Duration.ofSeconds(1);

    private final EventSettings settings;
    private final EventStore store;
    private final Later later;
    private final Clock clock;
    private final List<BacklogHints> backlogs;
    private final SeenEvents seen = new SeenEvents(IDENTIFIERS);
    private final AtomicReference<@Nullable Heard> unnoted = new AtomicReference<>();

    /** {@code backlogs} by name, each with what looks where hints lead and throws when it couldn't. */
    public JiraEvents(
            EventSettings settings,
            Map<String, Consumer<Collection<Hint>>> backlogs,
            EventStore store,
            Later later,
            Clock clock) {
        this.settings = settings;
        this.store = store;
        this.later = later;
        this.clock = clock;
        this.backlogs = backlogs.entrySet().stream()
                .map(backlog -> new BacklogHints(
                        backlog.getKey(), settings.coalesce(), backlog.getValue(), store::settled, later, clock))
                .toList();
    }

    /** What became of an event. */
    public enum Taken {
        /** Followed soon, known already, or nothing that matters here. */
        YES,
        FULL
    }

    public boolean takesSigned() {
        return settings.secret() != null;
    }

    public boolean takesUnsigned() {
        return settings.pathSecret() != null;
    }

    /** Whether Jira signed the body with our secret; {@code signature} as the header {@code X-Hub-Signature} brings it. */
    public boolean trusts(@Nullable String signature, byte[] body) {
        Secret secret = settings.secret();
        return secret != null && Signature.signs(signature, secret, body);
    }

    /** Whether the end of the address shows that the sender knows our secret. */
    public boolean trusts(String pathEnd) {
        Secret secret = settings.pathSecret();
        return secret != null && Signature.is(pathEnd, secret);
    }

    /**
     * Takes an event from who is trusted.
     *
     * @param identifier by which a repeated event is known; empty when there is none
     * @throws io.winnow.intake.UnreadableFileException when the body isn't JSON
     */
    public Taken take(String identifier, byte[] body) {
        return seen.contains(identifier, clock.instant())
                ? Taken.YES
                : take(identifier, JiraEvent.of(JsonText.read(body)), false);
    }

    /**
     * Takes an event from who is trusted.
     *
     * @param identifier by which it is known again; empty when there is none
     * @param again whether it is said to have been sent before; else it is taken even if it looks like another one
     */
    public Taken take(String identifier, JiraEvent event, boolean again) {
        Instant now = clock.instant();
        if (again && seen.contains(identifier, now)) {
            return Taken.YES;
        }
        note(new Heard(event.name(), now));
        boolean room = true;
        for (BacklogHints backlog : backlogs) {
            room &= backlog.add(event.hints());
        }
        if (!room) {
            return Taken.FULL;
        }
        seen.add(identifier, now);
        return Taken.YES;
    }

    private record Heard(String name, Instant at) {}

    /** Events come by the thousand; the store needn't hear of each. */
    private void note(Heard heard) {
        if (unnoted.getAndSet(heard) == null) {
            later.run(NOTED_EVERY, () -> {
                Heard last = unnoted.getAndSet(null);
                if (last != null) {
                    store.heard(last.name(), last.at());
                }
            });
        }
    }
}
