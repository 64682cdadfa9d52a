package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.WinnowUser.Ended;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong while a plan is written into Jira, and what its undo makes of that. */
@ParameterizedClass
@MethodSource("io.winnow.Faces#all")
class ApplyTroubleTest extends PlannedBacklog {

    /** An issue that an apply of the order would move. */
    private String moved() {
        String preview = id(good(apply("--order", "--dry-run", "--json")));
        String show = user.run(jira, "pushes", "show", preview, "--json").out();
        return byScore().stream()
                .filter(key -> show.contains("\"" + key + "\""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void undo_after_some_issues_could_not_be_ranked_brings_back_the_very_order() {
        backlog(30, 8);
        List<String> before = order();
        String refused = moved();
        jira.faults().rankLocked(site.idOf(refused), 1000);
        Ended partly = apply("--order", "--json");
        assertThat(partly.code()).isEqualTo(5);
        assertThat(partly.json().path("skipped").toString()).contains(refused).contains("Rank: Jira didn't rank it");
        assertThat(order()).isNotEqualTo(before);
        jira.faults().clear();

        JsonNode undone = good(user.run(jira, "undo", id(partly.json()), "--json"));

        assertThat(undone.path("skipped")).isEmpty();
        assertThat(order()).isEqualTo(before);
    }

    @Test
    void an_undo_that_jira_took_in_part_goes_on_where_it_stopped() {
        backlog(30, 8);
        List<String> before = order();
        String stubborn = moved();
        JsonNode applied = good(apply("--order", "--json"));
        jira.faults().rankLocked(site.idOf(stubborn), 1000);
        Ended partly = user.run(jira, "undo", id(applied), "--json");
        assertThat(partly.code()).as(partly.out()).isEqualTo(5);
        assertThat(order()).isNotEqualTo(before);
        jira.faults().clear();

        good(user.run(jira, "undo", id(applied), "--json"));

        assertThat(order()).isEqualTo(before);
        assertThat(user.run(jira, "undo", id(applied)).err()).contains("was undone already");
    }

    @Test
    void only_what_a_lock_left_behind_is_ranked_again() {
        backlog(40, 8);
        String held = moved();
        jira.faults().rankLocked(site.idOf(held), 1);
        int calls =
                good(apply("--order", "--dry-run", "--json")).path("rankCalls").asInt();

        JsonNode applied = good(apply("--order", "--json"));

        assertThat(movable()).isEqualTo(wanted());
        assertThat(applied.path("rankCalls").asInt()).isEqualTo(rankRequests()).isEqualTo(calls + 1);
    }

    @Test
    void what_was_added_to_an_active_sprint_by_name_can_be_taken_out_again_and_put_back() {
        backlog(6, 3);
        JsonNode applied = good(apply("--sprint", "Sprint 4", "--order", "--json"));
        assertThat(applied.path("skipped")).isEmpty();

        JsonNode undone = good(user.run(jira, "undo", id(applied), "--json"));
        assertThat(undone.path("skipped")).isEmpty();
        byScore().forEach(key -> assertThat(site.sprintsOf(key)).isEmpty());

        good(user.run(jira, "undo", id(undone), "--json"));
        byScore().subList(0, 3).forEach(key -> assertThat(site.sprintsOf(key)).containsExactly(active));
    }

    @Test
    void a_sprint_that_has_started_since_keeps_its_issues() {
        backlog(6, 3);
        JsonNode applied = good(apply("--sprint", "Sprint 5", "--json"));
        site.sprintState(active, "closed").sprintState(future, "active");

        JsonNode undone = good(user.run(jira, "undo", id(applied), "--json"));

        assertThat(undone.path("skipped")).hasSize(3);
        assertThat(undone.path("skipped").path(0).path("reason").asText())
                .isEqualTo("Sprint: its sprint has started since; left there");
        byScore().subList(0, 3).forEach(key -> assertThat(site.sprintsOf(key)).containsExactly(future));
    }

    @Test
    void an_issue_whose_place_could_not_be_changed_keeps_its_fields() {
        backlog(30, 30);
        String refused = moved();
        jira.faults().rankLocked(site.idOf(refused), 1000);

        Ended ended = apply("--order", "--fields", "--json");

        assertThat(ended.code()).isEqualTo(5);
        assertThat(site.valueOf(refused, "Winnow rank").isNull()).isTrue();
        assertThat(site.valueOf(refused, "Winnow sprint").isNull()).isTrue();
        assertThat(ended.json().path("skipped").toString()).contains("Winnow rank: left as it is");
        assertThat(scores.keySet().stream()
                        .filter(key -> site.valueOf(key, "Winnow rank").isNull()))
                .containsExactly(refused);
    }

    @Test
    void without_the_right_to_schedule_doctor_and_the_preview_say_so_and_no_field_claims_otherwise() {
        backlog(6, 3);
        assertThat(user.run(jira, "doctor").out()).contains("ranking and sprints of project PAY: allowed");
        site.revoke("PAY", "SCHEDULE_ISSUES");

        Ended doctor = user.run(jira, "doctor");
        Ended preview = apply("--order", "--sprint", "Sprint 5", "--fields", "--dry-run");
        Ended ended = apply("--order", "--sprint", "Sprint 5", "--fields", "--json");

        assertThat(doctor.code()).isEqualTo(4);
        assertThat(doctor.out()).contains("give it the Schedule issues permission there");
        assertThat(preview.out()).contains("give it the Schedule issues permission there");
        assertThat(preview.code()).isEqualTo(4);
        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.json().path("push").path("applied").asInt()).isZero();
        byScore()
                .forEach(key ->
                        assertThat(site.valueOf(key, "Winnow rank").isNull()).isTrue());
    }

    @Test
    void a_preview_is_applied_as_long_as_jira_stands_as_it_did_and_refused_afterwards() {
        backlog(12, 4);
        String preview = id(good(apply("--order", "--dry-run", "--json")));
        site.rankAfter(byScore().get(0), byScore().get(11));
        List<String> dragged = order();

        Ended late = apply("--order", "--preview", preview);

        assertThat(late.code()).isEqualTo(2);
        assertThat(late.err()).contains("changed since preview " + preview).contains("Look again");
        assertThat(order()).isEqualTo(dragged);
        String again = id(good(apply("--order", "--dry-run", "--json")));
        good(apply("--order", "--preview", again, "--json"));
        assertThat(movable()).isEqualTo(wanted());
    }

    @Test
    void a_value_that_winnow_did_not_write_is_kept_whenever_it_was_written() {
        backlog(6, 3);
        String key = byScore().get(0);
        site.edit(key, "Winnow rank", 5.5);

        JsonNode applied = apply("--fields", "--json").json();

        assertThat(applied.path("skipped").path(0).path("reason").asText())
                .startsWith("Winnow rank: holds '5.5', which Winnow didn't write; kept");
        assertThat(site.valueOf(key, "Winnow rank").asDouble()).isEqualTo(5.5);
    }
}
