package io.winnow.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.tracker.FakeJira;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoginTest {

    private final FakeJira jira = new FakeJira();
    private final Login login = new Login(jira);

    @Test
    void a_login_begun_early_is_taken_over_once_and_the_next_asks_anew() {
        AtomicInteger logins = new AtomicInteger();
        jira.before = call -> logins.addAndGet(call.equals("account") ? 1 : 0);

        login.begin();
        Login.Welcome first = login.run();

        assertThat(logins).hasValue(1);
        assertThat(first.account()).isEqualTo(jira.account());
        assertThat(first.catalog().resolve("Winnow score")).isEqualTo(FakeJira.SCORE);
        logins.set(0);
        login.run();
        assertThat(logins).hasValue(1);
    }

    @Test
    void it_goes_on_while_nobody_waits_for_it() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        jira.before = call -> asked.countDown();

        login.begin();

        asked.await();
    }

    @Test
    void what_failed_early_is_told_to_who_asks_next_and_to_nobody_after() {
        jira.before = call -> {
            throw FakeJira.failure(Kind.UNAUTHORIZED);
        };
        login.begin();

        assertThatThrownBy(login::run)
                .isInstanceOfSatisfying(
                        TrackerException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED));

        jira.before = call -> {};
        assertThat(login.run().account()).isEqualTo(jira.account());
    }

    @Test
    void after_a_failed_login_nothing_else_is_asked() {
        StringBuilder calls = new StringBuilder();
        jira.before = call -> {
            calls.append(call).append(' ');
            throw FakeJira.failure(Kind.UNAUTHORIZED);
        };

        assertThatThrownBy(login::run).isInstanceOf(TrackerException.class);

        assertThat(calls).hasToString("account ");
    }

    @Test
    void who_is_asked_to_stop_waits_no_longer_and_what_was_begun_is_broken_off() throws InterruptedException {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch brokenOff = new CountDownLatch(1);
        jira.before = call -> {
            asking.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stop) {
                brokenOff.countDown();
            }
        };
        login.begin();
        asking.await();
        Thread.currentThread().interrupt();

        assertThatThrownBy(login::run).hasMessageContaining("Winnow is stopping");

        assertThat(Thread.interrupted()).isTrue();
        brokenOff.await();
    }
}
