package io.winnow.store.sql;

import static io.winnow.store.sql.StoredIssues.UPDATED;
import static io.winnow.store.sql.StoredIssues.bare;
import static io.winnow.store.sql.StoredIssues.described;
import static io.winnow.store.sql.StoredIssues.edited;
import static io.winnow.store.sql.StoredIssues.full;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.store.IssueStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlIssueStoreTest {

    @TempDir
    Path folder;

    private SqlStores stores;
    private IssueStore issues;

    @BeforeEach
    void open() {
        stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), Clock.systemUTC());
        issues = stores.issues();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "emoji 🦊👩‍👩‍👧 and 漢字",
                "control \u0001\u0007\u001b\u007f\u0085 and \r\n\t",
                "עברית and العربية \u202e turned",
                "quotes ' \" ; -- :name ? ?? <ids> \\ %_",
                "<script>alert(1)</script>",
                "  outer blanks  ",
                "\ufeff\u2028\ufffd"
            })
    void an_issue_comes_back_as_it_was_saved(String text) {
        Issue issue = full(10_001, text);

        issues.save("payments", List.of(issue));

        assertThat(issues.find("10001")).contains(issue);
        assertThat(issues.load("payments")).containsExactly(described(issue, ""));
    }

    @Test
    void an_issue_with_nothing_in_it_comes_back_as_it_was_saved() {
        issues.save("payments", List.of(bare(1)));

        assertThat(issues.find("PAY-1")).contains(bare(1));
    }

    @Test
    void a_description_of_a_megabyte_comes_back_whole_and_stays_out_of_the_list() {
        Issue issue = described(full(1, "large"), "ä🦊".repeat(350_000));

        issues.save("payments", List.of(issue));

        assertThat(issues.find("1").orElseThrow().description()).isEqualTo(issue.description());
        assertThat(issues.load("payments").get(0).description()).isEmpty();
    }

    @Test
    void saving_the_same_issues_again_changes_nothing() {
        List<Issue> some = StoredIssues.many(1, 30);
        issues.save("payments", some);
        List<Issue> once = issues.load("payments");

        int moved = issues.save("payments", some);

        assertThat(moved).isZero();
        assertThat(issues.load("payments")).isEqualTo(once).hasSize(29);
    }

    @Test
    void an_older_reading_never_replaces_a_newer_one_but_joins_the_backlog() {
        Issue newer = edited(full(1, "x"), "OPS-1", "newer", UPDATED.plusMillis(1));
        issues.save("payments", List.of(newer));

        int moved = issues.save("platform", List.of(described(full(1, "x"), "older")));

        assertThat(moved).isZero();
        assertThat(issues.find("1")).contains(newer);
        assertThat(issues.backlogsOf(new IssueId(1))).containsExactly("payments", "platform");
    }

    @Test
    void another_reading_of_the_same_moment_replaces_the_first() {
        issues.save("payments", List.of(full(1, "x")));
        Issue again = edited(full(1, "x"), "PAY-1", "other", UPDATED);

        issues.save("payments", List.of(again));

        assertThat(issues.find("1")).contains(again);
    }

    @Test
    void an_issue_twice_in_one_list_is_stored_as_last_updated() {
        Issue newer = edited(full(1, "x"), "PAY-1", "newer", UPDATED.plusMillis(5));

        issues.save("payments", List.of(newer, full(1, "x")));

        assertThat(issues.find("1")).contains(newer);
    }

    @Test
    void a_moved_issue_is_counted_once_and_found_under_its_new_key_only() {
        issues.save("payments", List.of(full(1, "x"), full(2, "y")));
        Issue moved = edited(full(1, "x"), "OPS-77", "x", UPDATED.plusMillis(1));

        assertThat(issues.save("payments", List.of(moved, full(2, "y"), moved))).isEqualTo(1);
        assertThat(issues.save("payments", List.of(moved))).isZero();

        assertThat(issues.find("ops-77")).contains(moved);
        assertThat(issues.find("PAY-1")).isEmpty();
    }

    @Test
    void a_key_used_twice_finds_the_issue_updated_last() {
        Issue recreated = edited(full(2, "y"), "PAY-1", "new", UPDATED.plusMillis(1));
        issues.save("payments", List.of(full(1, "x"), recreated));

        assertThat(issues.find(" pay-1 ")).contains(recreated);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "PAY", "PAY-2", "2", "0", "-1", "99999999999999999999", "' OR 1=1 --", "%", "PAY-_"})
    void what_is_not_there_is_not_found(String keyOrId) {
        issues.save("payments", List.of(full(1, "x")));

        assertThat(issues.find(keyOrId)).isEmpty();
    }

    @Test
    void an_issue_is_forgotten_when_its_last_backlog_lets_it_go() {
        issues.save("payments", List.of(full(1, "x"), full(2, "y")));
        issues.save("platform", List.of(full(1, "x")));

        issues.remove("payments", List.of(new IssueId(1), new IssueId(2), new IssueId(3)));

        assertThat(issues.members("payments")).isEmpty();
        assertThat(issues.members("platform")).containsExactly(new IssueId(1));
        assertThat(issues.find("1")).isPresent();
        assertThat(issues.find("2")).isEmpty();

        issues.remove("platform", List.of(new IssueId(1)));
        assertThat(issues.find("1")).isEmpty();
        assertThat(issues.backlogsOf(new IssueId(1))).isEmpty();
    }

    @Test
    void removing_from_a_backlog_that_does_not_hold_it_forgets_nothing() {
        issues.save("payments", List.of(full(1, "x")));

        issues.remove("platform", List.of(new IssueId(1)));
        issues.remove("platform", List.of());

        assertThat(issues.find("1")).isPresent();
    }

    @Test
    void backlog_names_may_be_anything() {
        String name = "Größe 'x' ; DROP TABLE issue; --";
        issues.save(name, List.of(full(1, "x")));

        assertThat(issues.members(name)).hasSize(1);
        assertThat(issues.members("Größe")).isEmpty();
    }

    @Test
    void single_values_are_replaced_added_and_taken_away() {
        issues.save("payments", List.of(full(1, "x"), full(2, "y")));

        issues.putValues(Map.of(
                new IssueId(1),
                Map.of(
                        "customfield_1",
                        FieldValue.number(new BigDecimal("900")),
                        "customfield_2",
                        FieldValue.EMPTY,
                        "customfield_3",
                        FieldValue.ABSENT,
                        "customfield_9",
                        FieldValue.text("why 🦊")),
                new IssueId(404),
                Map.of("customfield_1", FieldValue.EMPTY)));

        Issue first = issues.find("1").orElseThrow();
        assertThat(first.fields())
                .containsOnlyKeys("customfield_1", "customfield_2", "customfield_4", "customfield_9")
                .containsEntry("customfield_1", new FieldValue(FieldValue.Kind.NUMBER, "900"))
                .containsEntry("customfield_2", FieldValue.EMPTY);
        assertThat(first.updated()).isEqualTo(UPDATED);
        assertThat(issues.find("2")).contains(full(2, "y"));
        assertThat(issues.find("404")).isEmpty();
    }

    @Test
    void a_batch_larger_than_one_question_is_saved_whole() {
        issues.save("payments", StoredIssues.many(1, 1_700));

        assertThat(issues.load("payments"))
                .extracting(issue -> issue.id().value())
                .hasSize(1_699)
                .isSorted();
        assertThat(issues.save("payments", StoredIssues.many(1, 1_700))).isZero();
    }

    @Test
    void no_issues_are_nothing_to_do() {
        assertThat(issues.save("payments", List.of())).isZero();
        issues.putValues(Map.of());

        assertThat(issues.load("payments")).isEmpty();
    }
}
