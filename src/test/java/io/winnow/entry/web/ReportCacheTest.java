package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.winnow.report.ReportRenderer;
import io.winnow.report.SampleBacklog;
import io.winnow.report.SyncStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is given while the next report is being made; the making happens when a test says so. */
class ReportCacheTest {

    private final SampleSource source = new SampleSource(SampleBacklog.page(12));
    private final Queue<Runnable> meanwhile = new ArrayDeque<>();

    private ReportCache thatWaitsLessThan(Duration tooLong) {
        return new ReportCache(source, new ReportRenderer(), tooLong, meanwhile::add);
    }

    private static String text(Body body) {
        return new String(body.plain(), StandardCharsets.UTF_8);
    }

    private static String page(ReportCache cache) {
        return text(cache.page("Payments").orElseThrow());
    }

    private static String rows(ReportCache cache) {
        return text(cache.rows("Payments").orElseThrow());
    }

    @Test
    void a_report_that_takes_long_is_followed_by_the_next_one_without_a_wait() {
        ReportCache cache = thatWaitsLessThan(Duration.ZERO);
        String before = rows(cache);
        assertThat(page(cache)).contains("12 issues");
        source.show(SampleBacklog.page(10));

        for (int i = 0; i < 5; i++) {
            assertThat(page(cache)).contains("12 issues");
            assertThat(rows(cache)).isEqualTo(before);
        }
        assertThat(source.built).hasValue(1);
        assertThat(meanwhile).as("made once, however many ask").hasSize(1);
        meanwhile.remove().run();

        assertThat(page(cache)).contains("10 issues");
        assertThat(rows(cache)).isNotEqualTo(before);
        assertThat(source.built).hasValue(2);
        assertThat(meanwhile).isEmpty();
    }

    @Test
    void what_changes_while_the_next_report_is_made_is_in_the_one_after() {
        ReportCache cache = thatWaitsLessThan(Duration.ZERO);
        page(cache);
        source.show(SampleBacklog.page(10));
        page(cache);
        source.before(() -> source.show(SampleBacklog.page(9)));
        Runnable making = meanwhile.remove();
        making.run();
        source.before(() -> {});

        page(cache);
        assertThat(meanwhile).hasSize(1);
        meanwhile.remove().run();

        assertThat(page(cache)).contains("9 issues");
        assertThat(meanwhile).isEmpty();
    }

    @Test
    void the_state_of_the_sync_is_the_present_one_on_an_old_page_too() {
        ReportCache cache = thatWaitsLessThan(Duration.ZERO);
        page(cache);
        source.show(SampleBacklog.page(10));
        source.showSync(new SyncStatus(SyncStatus.Outcome.RUNNING, null, null, "Reading issues.", null, ""));

        assertThat(page(cache)).contains("12 issues", "Syncing now", "Reading issues.");
    }

    @Test
    void a_report_that_is_made_quickly_is_waited_for() {
        ReportCache cache = thatWaitsLessThan(Duration.ofDays(1));
        page(cache);
        source.show(SampleBacklog.page(10));

        assertThat(page(cache)).contains("10 issues");
        assertThat(meanwhile).isEmpty();
    }

    @Test
    void what_is_prepared_is_there_when_somebody_asks() {
        ReportCache cache = thatWaitsLessThan(Duration.ofDays(1));
        cache.prepare();
        assertThat(source.built).hasValue(0);
        meanwhile.remove().run();

        assertThat(source.built).hasValue(1);
        assertThat(page(cache)).contains("12 issues");
        assertThat(source.built).hasValue(1);
    }

    @Test
    void a_report_that_cannot_be_prepared_keeps_no_other_one_back() {
        source.show(SampleBacklog.named("Broken", SampleBacklog.page(3)), SampleBacklog.page(12));
        ReportCache cache = thatWaitsLessThan(Duration.ofDays(1));
        source.before(() -> {
            source.before(() -> {});
            throw new IllegalStateException("a defect");
        });
        cache.prepare();
        meanwhile.remove().run();

        assertThat(source.built).as("the second one").hasValue(1);
        assertThat(page(cache)).contains("12 issues");
        assertThat(source.built).hasValue(1);
    }

    @Test
    void a_next_report_that_cannot_be_made_is_told_to_who_asks_after_it() {
        ReportCache cache = thatWaitsLessThan(Duration.ZERO);
        page(cache);
        source.show(SampleBacklog.page(10));
        page(cache);
        source.fail(new IllegalStateException("a defect"));
        meanwhile.remove().run();

        assertThatThrownBy(() -> page(cache)).hasMessage("a defect");

        source.before(() -> {});
        assertThat(page(cache)).contains("10 issues");
    }

    @Test
    void once_closed_nothing_is_begun_and_what_then_fails_is_no_news() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            ReportCache cache = thatWaitsLessThan(Duration.ZERO);
            cache.prepare();
            cache.close();
            meanwhile.remove().run();
            assertThat(source.built).hasValue(0);

            ReportCache busy = thatWaitsLessThan(Duration.ZERO);
            busy.prepare();
            source.before(() -> {
                busy.close();
                throw new IllegalStateException("the store is closed");
            });
            meanwhile.remove().run();

            assertThat(log.list).isEmpty();
        } finally {
            root.detachAppender(log);
        }
    }
}
