package io.winnow.tracker.jira.datacenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.IssueId;
import io.winnow.tracker.Secret;
import io.winnow.tracker.jira.Jira;
import io.winnow.tracker.jira.JiraSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeySearchTest {

    private static final int WINDOW = 10;

    private StrictSearch site;
    private Jira jira;

    @BeforeEach
    void start() throws IOException {
        site = new StrictSearch(WINDOW);
        JiraSettings settings = new JiraSettings(
                site.url(),
                null,
                null,
                new Secret("a-token"),
                true,
                JiraSettings.GATEWAY,
                Duration.ofMinutes(1),
                100,
                4);
        jira = new Jira(settings, Clock.systemUTC(), duration -> {}, new Random(1), (reason, until) -> {});
    }

    @AfterEach
    void stop() {
        jira.close();
        site.close();
    }

    private Set<IssueId> found() {
        return jira.tracker().idsMatching("status != Done ORDER BY updated DESC");
    }

    private static Set<IssueId> ids(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(IssueId::new).collect(Collectors.toSet());
    }

    private void project(String key, long firstId, int issues) {
        for (int i = 0; i < issues; i++) {
            site.put(firstId + i, key + "-" + (3 * i + 1));
        }
    }

    @Test
    void what_one_window_holds_takes_one_search() {
        project("PAY", 1, WINDOW);

        assertThat(found()).isEqualTo(ids(1, WINDOW));
        assertThat(site.asked).containsExactly("status != Done ORDER BY key ASC");
    }

    @Test
    void nothing_that_matches_is_no_issue() {
        assertThat(found()).isEmpty();
    }

    @Test
    void every_issue_of_every_project_is_found_once_windows_are_too_small() {
        project("AND", 1, 95);
        project("B", 101, 10);
        project("C", 111, 11);
        project("D", 122, 1);

        assertThat(found()).hasSize(117);
        assertThat(site.asked)
                .hasSizeLessThan(30)
                .anySatisfy(jql -> assertThat(jql)
                        .isEqualTo("(status != Done) AND project = \"AND\" AND key > \"AND-25\" ORDER BY key ASC"));
    }

    @Test
    void many_windows_are_asked_for_several_at_once_and_hardly_more_of_them() {
        project("PAY", 1, 5_000);
        CyclicBarrier meeting = new CyclicBarrier(3);
        site.meanwhile = number -> {
            if (number > 20 && number <= 23) {
                await(meeting);
            }
        };

        assertThat(found()).isEqualTo(ids(1, 5_000));
        assertThat(site.asked).as("a walk window by window takes 556").hasSizeBetween(556, 620);
    }

    private static void await(CyclicBarrier meeting) {
        try {
            meeting.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new AssertionError("nobody else asked at the same time", alone);
        }
    }

    @Test
    void a_search_that_looks_no_further_ahead_is_walked_all_the_same() {
        project("PAY", 1, 300);
        site.furthest = 20;

        assertThat(found()).isEqualTo(ids(1, 300));
    }

    @Test
    void issues_that_come_go_and_move_while_parts_are_walked_cost_none_that_stayed() {
        Random random = new Random(7);
        project("PAY", 1, 900);
        Set<Long> touched = new HashSet<>();
        site.before = number -> {
            for (int i = 0; i < 4; i++) {
                long id = 1L + random.nextInt(900);
                if (touched.add(id)) {
                    if (id % 2 == 0) {
                        site.delete(id);
                    } else {
                        site.move(id, "ZED-" + (5_000 + number * 10 + i));
                    }
                }
            }
            site.put(10_000 + number, "PAY-" + (10_000 + number));
        };

        assertThat(found()).as("seed 7").containsAll(difference(ids(1, 900), touched));
    }

    private boolean boundIs18() {
        return site.asked.get(site.asked.size() - 1).contains("key > \"PAY-52\"");
    }

    @Test
    void a_key_that_goes_while_it_is_the_bound_costs_no_issue() {
        project("PAY", 1, 60);
        site.before = number -> {
            if (boundIs18()) {
                site.delete(18);
                site.delete(19);
                site.delete(17);
            }
        };

        Set<IssueId> expected = new HashSet<>(ids(1, 60));
        assertThat(found()).containsAll(difference(expected, Set.of(17L, 18L, 19L)));
    }

    @Test
    void a_key_that_moves_to_another_project_while_it_is_the_bound_costs_no_issue() {
        project("PAY", 1, 60);
        project("ZED", 100, 3);
        site.before = number -> {
            if (boundIs18()) {
                site.before = later -> {};
                site.move(17, "ZED-500");
                site.move(18, "ZED-501");
                site.move(19, "ABC-1");
            }
        };

        assertThat(found()).containsAll(ids(1, 60));
    }

    @Test
    void issues_that_come_and_go_at_random_cost_none_that_stayed() {
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            site.asked.clear();
            project("PAY", 1, 80);
            project("OPS", 1_000, 35);
            Set<Long> touched = new HashSet<>();
            site.before = number -> {
                for (int i = 0; i < 3; i++) {
                    long id = 1L + random.nextInt(80);
                    if (touched.add(id)) {
                        site.delete(id);
                    }
                }
            };

            assertThat(found())
                    .as("seed 5, round " + round)
                    .containsAll(difference(ids(1, 80), touched))
                    .containsAll(ids(1_000, 1_034));
        }
    }

    private static Set<IssueId> difference(Set<IssueId> all, Set<Long> without) {
        return all.stream().filter(id -> !without.contains(id.value())).collect(Collectors.toSet());
    }
}
