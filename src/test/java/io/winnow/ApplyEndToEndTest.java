package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.WinnowUser.Ended;
import io.winnow.store.RunStore;
import io.winnow.store.sql.SqlStores;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A product manager writes a plan into Jira and takes it back. */
@ParameterizedClass
@MethodSource("io.winnow.Faces#all")
class ApplyEndToEndTest extends PlannedBacklog {

    @Test
    void the_backlog_stands_as_planned_afterwards_and_undo_and_its_undo_restore_it_exactly() {
        backlog(130, 70);
        List<String> before = order();
        List<String> wanted = wanted();

        Ended preview = apply("--order", "--dry-run");
        assertThat(preview.out()).contains("would move").contains("rank call").contains("Nothing was written");
        assertThat(order()).isEqualTo(before);
        assertThat(rankRequests()).isZero();
        JsonNode applied = good(apply("--order", "--json"));

        assertThat(movable()).isEqualTo(wanted);
        assertThat(applied.path("rankCalls").asInt()).isEqualTo(rankRequests()).isLessThanOrEqualTo(3);
        assertThat(applied.path("push").path("applied").asInt())
                .isEqualTo(applied.path("push").path("planned").asInt());
        List<String> after = order();
        JsonNode again = good(apply("--order", "--json"));
        assertThat(again.path("push").path("planned").asInt()).isZero();

        JsonNode undone = good(user.run(jira, "undo", id(applied), "--json"));
        assertThat(order()).isEqualTo(before);
        good(user.run(jira, "undo", id(undone), "--json"));
        assertThat(movable()).isEqualTo(wanted);
        assertThat(order()).isEqualTo(after);
        assertThat(user.run(jira, "pushes").out()).contains("apply").contains("undo of " + id(applied));
        assertThat(user.run(jira, "pushes", "show", id(applied)).out()).contains("from place ");
    }

    @Test
    void the_sprint_holds_the_candidates_afterwards_and_undo_puts_everybody_back() {
        backlog(60, 55);
        String worst = byScore().get(59);
        String best = byScore().get(0);
        site.moveToSprint(worst, future).moveToSprint(best, future);

        Ended preview = apply("--sprint", "Sprint 5", "--dry-run");
        assertThat(preview.out()).contains(worst + "  #" + future + " Sprint 5 → backlog");
        JsonNode applied = good(apply("--sprint", String.valueOf(future), "--json"));

        byScore().subList(0, 55).forEach(key -> assertThat(site.sprintsOf(key)).containsExactly(future));
        byScore().subList(55, 60).forEach(key -> assertThat(site.sprintsOf(key)).isEmpty());
        assertThat(jira.requests().to("POST", "/sprint/" + future + "/issue")).hasSize(2);
        assertThat(applied.path("rankCalls").asInt()).isZero();

        site.moveToBacklog(byScore().get(3));
        JsonNode undone = good(user.run(jira, "undo", id(applied), "--json"));
        assertThat(site.sprintsOf(worst)).containsExactly(future);
        assertThat(site.sprintsOf(best)).containsExactly(future);
        byScore().subList(1, 59).forEach(key -> assertThat(site.sprintsOf(key)).isEmpty());
        assertThat(undone.path("skipped").toString()).contains(byScore().get(3));
    }

    @Test
    void a_closed_or_foreign_sprint_or_no_choice_at_all_is_said_plainly() {
        backlog(5, 3);
        long foreign = site.addSprint(13, "Theirs", "future", "", null);
        long closed = site.addSprint(12, "Over", "closed", "", Instant.parse("2026-01-02T09:00:00Z"));

        assertThat(apply().err()).contains("--fields, --order, --sprint");
        assertThat(apply("--sprint", "" + closed).err()).contains("closed");
        assertThat(apply("--sprint", "" + foreign).err()).contains("board 13");
        assertThat(apply("--sprint", "nowhere").code()).isEqualTo(2);
        assertThat(user.run(jira, "undo", "zzzz").code()).isEqualTo(2);
    }

    @Test
    void an_active_sprint_is_touched_only_when_named_and_then_only_added_to() {
        backlog(5, 3);
        String under = order().stream()
                .filter(key -> site.summaryOf(key).equals("under way"))
                .findFirst()
                .orElseThrow();

        good(apply("--sprint", "Sprint 4", "--json"));

        byScore().subList(0, 3).forEach(key -> assertThat(site.sprintsOf(key)).containsExactly(active));
        assertThat(site.sprintsOf(under)).containsExactly(active);
    }

    @Test
    void rank_and_sprint_fields_are_written_for_the_planned_issues_only_and_cleared_when_they_drop_out() {
        backlog(6, 3);
        String third = byScore().get(2);
        String touched = byScore().get(5);
        site.edit(touched, "Winnow rank", 99);

        JsonNode applied = good(apply("--fields", "--json"));
        assertThat(site.valueOf(third, "Winnow rank").asInt()).isEqualTo(3);
        assertThat(site.valueOf(third, "Winnow sprint").asText()).isEqualTo("Sprint 5");
        assertThat(site.valueOf(byScore().get(3), "Winnow rank").isNull()).isTrue();

        configure(2);
        good(user.run(jira, "sync", "--json"));
        assertThat(site.valueOf(third, "Winnow rank").asInt()).isEqualTo(3);
        JsonNode second = good(apply("--fields", "--json"));
        assertThat(site.valueOf(third, "Winnow rank").isNull()).isTrue();
        assertThat(site.valueOf(touched, "Winnow rank").asInt()).isEqualTo(99);

        site.edit(byScore().get(1), "Winnow rank", 77);
        JsonNode undone = good(user.run(jira, "undo", id(applied), "--json"));
        assertThat(site.valueOf(byScore().get(0), "Winnow rank").isNull()).isTrue();
        assertThat(site.valueOf(byScore().get(1), "Winnow rank").asInt()).isEqualTo(77);
        assertThat(undone.path("skipped").toString()).contains("77");
        good(user.run(jira, "undo", id(second), "--json"));
        assertThat(site.valueOf(third, "Winnow rank").asInt()).isEqualTo(3);
    }

    @Test
    void what_people_moved_since_survives_an_undo_and_is_listed() {
        backlog(12, 4);
        List<String> before = movable();
        JsonNode applied = good(apply("--order", "--json"));
        String dragged = byScore().get(0);
        site.rankAfter(dragged, byScore().get(7));
        site.rebalanceRanks();
        int rank = movable().indexOf(dragged);

        JsonNode undone = good(user.run(jira, "undo", id(applied), "--json"));

        assertThat(rank).isEqualTo(7);
        assertThat(undone.path("skipped")).hasSizeLessThanOrEqualTo(1);
        List<String> others = new ArrayList<>(before);
        others.remove(dragged);
        List<String> now = new ArrayList<>(movable());
        now.remove(dragged);
        assertThat(now).isEqualTo(others);
    }

    @Test
    void without_the_right_to_schedule_nothing_is_written_and_the_right_is_named() {
        backlog(6, 3);
        site.revoke("PAY", "SCHEDULE_ISSUES");

        Ended ended = apply("--order", "--sprint", "Sprint 5", "--json");

        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.json().path("skipped").toString()).contains("Schedule issues");
        assertThat(rankRequests()).isZero();
    }

    @Test
    void a_lock_is_waited_for_and_one_that_stays_is_told_for_its_issue_alone() {
        backlog(8, 3);
        jira.faults().rankLocked(site.idOf(byScore().get(0)), 2);
        Ended waited = apply("--order", "--json");
        assertThat(movable()).isEqualTo(wanted());
        String all = waited.out();
        assertThat(waited.code()).as(all).isZero();

        user.run(jira, "undo", id(waited.json()));
        List<String> moved = new ArrayList<>();
        good(apply("--order", "--dry-run", "--json"));
        String show = user.run(
                        jira,
                        "pushes",
                        "show",
                        id(apply("--order", "--dry-run", "--json").json()),
                        "--json")
                .out();
        byScore().stream().filter(key -> show.contains("\"" + key + "\"")).forEach(moved::add);
        jira.faults().rankLocked(site.idOf(moved.get(0)), 1000);
        Ended ended = apply("--order", "--json");

        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.json().path("skipped")).hasSize(1);
        assertThat(ended.json().path("skipped").path(0).path("key").asText()).isEqualTo(moved.get(0));
        jira.faults().clear();
        good(apply("--order", "--json"));
        assertThat(movable()).isEqualTo(wanted());
    }

    @Test
    void stopped_at_any_request_and_run_again_it_ends_right_and_can_still_be_undone() {
        backlog(9, 4);
        List<String> before = order();
        for (int n = 1; n < 40; n++) {
            jira.faults().loginExpiresAt(n, "", "");
            Ended stopped = apply("--order", "--sprint", "Sprint 5", "--fields", "--json");
            jira.faults().clear();
            if (stopped.code() == 0) {
                assertThat(n).isGreaterThan(10);
                break;
            }
            Ended again = apply("--order", "--sprint", "Sprint 5", "--fields", "--json");

            assertThat(again.code())
                    .as("stopped at request " + n + again.out() + again.err())
                    .isZero();
            assertThat(movable()).as("stopped at request " + n).isEqualTo(wanted());
            byScore()
                    .subList(0, 4)
                    .forEach(key -> assertThat(site.sprintsOf(key)).containsExactly(future));
            for (JsonNode push : user.run(jira, "pushes", "--json").json().path("pushes")) {
                int ended = push.path("applied").asInt() + push.path("skipped").asInt();
                assertThat(push.path("dryRun").asBoolean()
                                || ended == push.path("planned").asInt())
                        .as(push.toString())
                        .isTrue();
            }
            undoAll();
            assertThat(order()).as("undone after request " + n).isEqualTo(before);
            byScore().forEach(key -> assertThat(site.sprintsOf(key)).isEmpty());
        }
    }

    /** Takes back what stands of every push that applied something, latest first. */
    private void undoAll() {
        List<String> applies = new ArrayList<>();
        for (JsonNode push : user.run(jira, "pushes", "--json").json().path("pushes")) {
            if (push.path("purpose").asText().startsWith("undo")) {
                break;
            }
            if (push.path("purpose").asText().equals("apply")
                    && push.path("applied").asInt() > 0) {
                applies.add(push.path("id").asText());
            }
        }
        applies.forEach(push -> good(user.run(jira, "undo", push, "--json")));
    }

    @Test
    void while_somebody_else_applies_the_second_one_is_told() {
        backlog(5, 3);
        try (SqlStores stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), Clock.systemUTC());
                RunStore.Hold hold = stores.runs().hold("payments").orElseThrow()) {
            Ended ended = apply("--order");

            assertThat(ended.code()).isEqualTo(3);
            assertThat(ended.err()).contains("Another run of backlog 'payments'");
            assertThat(hold).isNotNull();
        }
    }

    @Test
    void a_preview_that_somebody_else_has_overtaken_is_refused() {
        backlog(5, 3);
        String preview = id(good(apply("--order", "--dry-run", "--json")));
        good(apply("--order", "--preview", preview, "--json"));

        Ended late = apply("--order", "--preview", preview);

        assertThat(late.code()).isEqualTo(2);
        assertThat(late.err()).contains("Look again");
    }

    @Test
    void a_push_is_undone_once_so_that_what_a_person_moved_stays() {
        backlog(12, 4);
        JsonNode applied = good(apply("--order", "--json"));
        String dragged = byScore().get(0);
        site.rankAfter(dragged, byScore().get(7));
        JsonNode undone = good(user.run(jira, "undo", id(applied), "--json"));
        List<String> order = movable();

        Ended again = user.run(jira, "undo", id(applied));

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("was undone already, by push " + id(undone));
        assertThat(movable()).isEqualTo(order);
    }
}
