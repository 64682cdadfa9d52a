package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.WinnowUser.Ended;
import io.winnow.contract.JiraContract;
import io.winnow.simulator.Exchange;
import io.winnow.simulator.Fault;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.PointsLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job behind a Forge app: its fields, its token, its points. */
class AppFieldsEndToEndTest {

    private static final String APP_VALUES = "/app/field/value";

    @TempDir
    Path folder;

    private final SmallSite small = new SmallSite(Clock.systemUTC());
    private ForgeSite forge;

    @BeforeEach
    void start() {
        start(small.site(), SimulatorOptions.defaults().recordingAnswers());
    }

    private void start(Site site, SimulatorOptions options) {
        forge = new ForgeSite(folder, site, options, Clock.systemUTC(), duration -> Thread.sleep(5)).complete();
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    private Ended sync() {
        return forge.run("sync", "--json");
    }

    private List<Exchange> bulkWrites() {
        return forge.jira.requests().to("POST", APP_VALUES);
    }

    private void assertJiraHoldsEveryScore() {
        small.scores()
                .forEach((id, score) -> assertThat(
                                small.site().valueOf(id, "Winnow score").decimalValue())
                        .as("score of issue " + id)
                        .isEqualByComparingTo(score));
    }

    @Test
    void every_score_is_written_by_one_request_as_the_app_and_leaves_no_trace_in_the_issue() {
        Instant before = forge.jira.site().updated(small.key(1));

        Ended first = sync();

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.push().path("applied").asInt()).isEqualTo(2 * SmallSite.SCORED);
        assertJiraHoldsEveryScore();
        assertThat(bulkWrites()).hasSize(1).allMatch(one -> one.query().equals("generateChangelog=false"));
        assertThat(forge.jira.requests().writes()).isEqualTo(2);
        assertThat(forge.jira.requests().matching(one -> !one.path().startsWith("/ex/jira/")))
                .isEmpty();
        assertThat(forge.jira.requests().matching(one -> one.path().contains("editmeta")))
                .isEmpty();
        assertThat(forge.jira.requests().refused()).isEmpty();
        assertThat(forge.jira.site().updated(small.key(1))).isEqualTo(before);
        JiraContract.assertValid(forge.jira.requests());

        Ended second = sync();
        assertThat(second.push().path("planned").asInt()).isZero();
        assertThat(bulkWrites()).hasSize(1);
    }

    @Test
    void a_property_of_each_issue_lets_searches_find_it_by_its_score() {
        sync();

        List<Exchange> told = forge.jira.requests().to("POST", "/issue/properties/multi");
        assertThat(told).hasSize(1);
        small.scores()
                .forEach((id, score) -> assertThat(told.get(0).body())
                        .contains("{\"issueID\":" + id + ",\"properties\":{\"winnow.score\":{\"score\":"
                                + score.stripTrailingZeros().toPlainString() + "}}}"));

        small.site().edit(small.key(2), "Reach", 7000);
        forge.jira.requests().clear();
        sync();
        assertThat(forge.jira.requests().to("POST", "/issue/properties/multi").toString())
                .containsOnlyOnce("issueID");
    }

    @Test
    void a_property_that_jira_refuses_keeps_no_score_from_being_written() {
        forge.jira.faults().always("POST", "/issue/properties/multi", Fault.status(403));

        Ended ended = sync();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertJiraHoldsEveryScore();
    }

    @Test
    void four_hundred_issues_take_ten_writes_at_most() {
        forge.close();
        start(
                new SmallSite(Clock.systemUTC(), 412, 412).site(),
                SimulatorOptions.defaults().unlimited());

        Ended ended = sync();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.push().path("applied").asInt()).isEqualTo(2 * 412);
        assertThat(forge.jira.requests().writes()).isLessThanOrEqualTo(10);
    }

    @Test
    void with_an_api_token_reads_go_with_it_and_only_the_values_of_fields_as_the_app() {
        forge.withApiToken();

        Ended ended = sync();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(forge.jira.requests().matching(one -> one.path().startsWith("/ex/jira/")))
                .hasSize(3)
                .allMatch(one -> one.path().matches(".*(/app/field/value|/issue/properties/multi|/task/1)"));
        assertJiraHoldsEveryScore();
    }

    @Test
    void an_input_is_set_in_the_field_that_people_fill_and_its_score_in_the_field_of_the_app() {
        sync();
        forge.jira.requests().clear();

        Ended ended = forge.run("set", small.key(1), "reach=123456");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(small.site().valueOf(small.key(1), "Reach").asInt()).isEqualTo(123_456);
        assertThat(small.site().valueOf(small.key(1), "Winnow score").asDouble())
                .isGreaterThan(10_000);
        assertThat(forge.jira.requests().to("PUT", "/issue/")).hasSize(1);
        assertThat(bulkWrites()).hasSize(1);
        assertThat(forge.jira.requests().refused()).isEmpty();
    }

    @Test
    void a_value_that_somebody_put_there_is_kept() {
        sync();
        small.site().edit(small.key(1), "Winnow score", 7);
        small.site().edit(small.key(1), "Reach", 7000);

        Ended ended = sync();

        assertThat(ended.push().path("conflicts").asInt()).isEqualTo(1);
        assertThat(small.site().valueOf(small.key(1), "Winnow score").asInt()).isEqualTo(7);
    }

    @Test
    void what_is_too_much_for_one_request_is_halved_until_it_passes() {
        forge.jira.faults().mostUpdates(16);

        Ended ended = sync();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.push().path("applied").asInt()).isEqualTo(2 * SmallSite.SCORED);
        assertThat(bulkWrites()).hasSize(1 + 2 + 4);
        assertJiraHoldsEveryScore();
    }

    @Test
    void writes_that_time_out_are_looked_at_and_sent_again_in_halves() {
        forge.jira.faults().next(3, "POST", APP_VALUES, Fault.status(504));

        Ended ended = sync();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.push().path("failed").asInt()).isZero();
        assertJiraHoldsEveryScore();
    }

    @Test
    void an_answer_that_is_lost_makes_no_second_write() {
        forge.jira.faults().next(1, "POST", APP_VALUES, Fault.answerDropped());

        Ended ended = sync();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.push().path("applied").asInt()).isEqualTo(2 * SmallSite.SCORED);
        assertThat(bulkWrites()).hasSize(1);
    }

    @Test
    void a_push_that_breaks_off_is_finished_by_the_next_one() {
        forge.jira.faults().mostUpdates(16);
        AtomicInteger used = new AtomicInteger();
        forge.token(() -> {
            if (bulkWrites().size() >= 5 && used.incrementAndGet() > 0) {
                throw new TrackerException(Kind.UNAUTHORIZED, "", "Jira's token for this site ran out.");
            }
            return ForgeSite.goodToken();
        });

        Ended broken = sync();

        assertThat(broken.code()).isNotZero();
        assertThat(broken.err() + broken.out()).contains("token for this site ran out");

        forge.jira.requests().clear();
        forge.token(ForgeSite::goodToken);
        Ended again = sync();
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.push().path("applied").asInt()).isBetween(1, 2 * SmallSite.SCORED - 1);
        assertJiraHoldsEveryScore();
    }

    @Test
    void a_push_is_taken_back_in_bulk() {
        String push = sync().push().path("id").asText();
        forge.jira.requests().clear();

        Ended ended = forge.run("undo", push, "--json");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(bulkWrites()).hasSize(1);
        assertThat(small.site().valueOf(small.key(1), "Winnow score").isNumber())
                .isFalse();
    }

    @Test
    void the_doctor_finds_the_apps_fields_and_asks_for_no_screen() {

        Ended ended = forge.run("doctor");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out()).contains("they came with the app");
        assertThat(forge.run("fields", "--create").err()).contains("nothing to create");
    }

    @Test
    void a_field_that_the_installed_app_lacks_is_named() {
        forge.close();
        forge = new ForgeSite(
                folder,
                new SmallSite(Clock.systemUTC()).site(),
                SimulatorOptions.defaults(),
                Clock.systemUTC(),
                duration -> Thread.sleep(5));

        Ended ended = forge.run("doctor");

        assertThat(ended.code()).isNotZero();
        assertThat(ended.out()).contains("The Winnow app on this site lacks Winnow rank");
    }

    @Test
    void two_sites_that_share_points_wait_for_the_hour_and_are_never_turned_away() throws IOException {
        StepClock clock = new StepClock();
        PointsLedger shared = new PointsLedger(clock, 120);
        SimulatorOptions options =
                SimulatorOptions.defaults().unlimited().appQuota(120).withLimitClock(clock);
        Site other = new SmallSite(clock).site();
        Site site = new SmallSite(clock).site();
        Instant start = clock.instant();
        forge.close();
        forge = new ForgeSite(folder, site, options, clock, clock::step)
                .complete()
                .sharing(shared);
        try (ForgeSite second = new ForgeSite(
                        Files.createDirectory(folder.resolve("second")), other, options, clock, clock::step)
                .complete()
                .sharing(shared)) {
            assertThat(forge.run("sync").code()).isZero();
            assertThat(second.run("sync").code()).isZero();

            assertThat(second.told).contains("Jira's hourly quota is used up");
            assertThat(clock.instant()).isAfter(start.plus(Duration.ofHours(1).minusMinutes(1)));
            for (ForgeSite one : List.of(forge, second)) {
                assertThat(one.jira.requests().matching(request -> request.status() == 429))
                        .isEmpty();
            }
        }
    }
}
