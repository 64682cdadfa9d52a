package io.winnow.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AsideTest {

    private final CountDownLatch otherBegan = new CountDownLatch(1);
    private final AtomicBoolean done = new AtomicBoolean();

    /** Ends only once the other work has begun, and so only when both go on at once. */
    private void work() {
        try {
            otherBegan.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        done.set(true);
    }

    @Test
    void both_go_on_at_once_and_the_work_aside_has_ended_when_the_other_has() {
        int answer = Aside.start(this::work).during(() -> {
            otherBegan.countDown();
            return 7;
        });

        assertThat(answer).isEqualTo(7);
        assertThat(done).isTrue();
    }

    @Test
    void what_goes_wrong_with_the_work_aside_comes_out_after_the_other() {
        Aside aside = Aside.start(() -> {
            throw new IllegalStateException("disk full");
        });

        assertThatThrownBy(() -> aside.during(() -> 7))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("disk full");
    }

    @Test
    void where_the_other_goes_wrong_the_work_aside_is_waited_for_nevertheless() {
        Aside aside = Aside.start(this::work);

        assertThatThrownBy(() -> aside.during(() -> {
                    otherBegan.countDown();
                    throw new IllegalStateException("Jira is away");
                }))
                .hasMessage("Jira is away");
        assertThat(done).isTrue();
    }
}
