package io.winnow.entry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.StepClock;
import io.winnow.entry.webhook.JiraEvents.Taken;
import io.winnow.store.EventStore;
import io.winnow.tracker.Secret;
import io.winnow.workflow.Hint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JiraEventsTest {

    private final StepClock clock = new StepClock();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Collection<Hint>> payments = new ArrayList<>();
    private final List<Collection<Hint>> platform = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final JiraEvents events = new JiraEvents(
            new EventSettings(new Secret("signed"), null, EventSettings.WINDOW),
            Map.of("payments", payments::add, "platform", platform::add),
            new EventStore() {
                @Override
                public void heard(String name, Instant at) {
                    heard.add(name);
                }

                @Override
                public void settled(Instant at, Duration lag) {}

                @Override
                public Optional<Heard> latest() {
                    return Optional.empty();
                }
            },
            (delay, task) -> waiting.add(task),
            clock);

    private Taken take(String identifier, int issue) {
        String json = "{\"webhookEvent\": \"jira:issue_created\", \"issue\": {\"id\": \"" + issue + "\"}}";
        return events.take(identifier, json.getBytes(StandardCharsets.UTF_8));
    }

    private void turns() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void an_event_goes_to_every_backlog_and_is_noted() {
        take("a", 1);
        take("b", 2);

        turns();

        assertThat(payments).hasSize(1).isEqualTo(platform);
        assertThat(payments.get(0)).hasSize(2);
        assertThat(heard).as("written once a second").containsExactly("jira:issue_created");
    }

    @Test
    void an_event_that_comes_again_after_it_was_followed_isnt_followed_again() {
        take("a", 1);
        turns();
        clock.step(Duration.ofMinutes(15));
        take("a", 1);
        turns();

        assertThat(payments).hasSize(1);
    }

    @Test
    void an_event_there_was_no_room_for_is_taken_when_it_comes_again() {
        for (int i = 1; i <= 10_000; i++) {
            assertThat(take("id" + i, i)).isEqualTo(Taken.YES);
        }
        assertThat(take("late", 20_000)).isEqualTo(Taken.FULL);

        turns();

        assertThat(take("late", 20_000)).isEqualTo(Taken.YES);
        turns();
        assertThat(payments).hasSize(11);
    }

    @Test
    void what_is_known_by_what_it_says_is_left_out_only_where_it_says_that_it_comes_again() {
        JiraEvent event = new JiraEvent("sprint_started", List.of(new Hint(Hint.Kind.SPRINT, 7)));

        events.take("hash", event, false);
        turns();
        events.take("hash", event, true);
        turns();
        assertThat(payments).hasSize(1);
        events.take("hash", event, false);
        turns();
        assertThat(payments).hasSize(2);
    }
}
