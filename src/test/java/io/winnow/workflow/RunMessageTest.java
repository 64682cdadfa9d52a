package io.winnow.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.push.PushResult;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.sync.SyncResult;
import io.winnow.sync.SyncResult.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunMessageTest {

    private static String message(Kind kind, int issues, boolean dryRun, Outcome... outcomes) {
        List<FieldChange> changes = IntStream.range(0, outcomes.length)
                .mapToObj(seq -> new FieldChange(
                        seq,
                        new IssueId(1),
                        "PAY-1",
                        "customfield_1",
                        "Winnow score",
                        FieldValue.EMPTY,
                        FieldValue.EMPTY,
                        outcomes[seq],
                        ""))
                .toList();
        return new BacklogResult(
                        "payments",
                        new SyncResult(kind, issues, 0, 0, issues, Map.of()),
                        issues,
                        0,
                        new PushResult("push1", dryRun, changes, false),
                        List.of())
                .message();
    }

    @Test
    void one_of_something_is_named_in_the_singular() {
        assertThat(message(Kind.FULL, 1, false, Outcome.APPLIED, Outcome.CONFLICT))
                .isEqualTo("read 1 issue; 1 of 1 scored; 1 change made in Jira, 1 kept as a conflict.");
        assertThat(message(Kind.INCREMENTAL, 1, true, Outcome.PLANNED))
                .isEqualTo("read 1 changed issue; 1 of 1 scored; 1 change to Jira would be made.");
    }

    @Test
    void none_and_many_are_named_in_the_plural_with_their_thousands_parted() {
        Outcome[] conflicts = new Outcome[1200];
        Arrays.fill(conflicts, Outcome.CONFLICT);

        assertThat(message(Kind.INCREMENTAL, 0, false))
                .isEqualTo("read 0 changed issues; 0 of 0 scored; nothing to write.");
        assertThat(message(Kind.FULL, 5000, false, conflicts))
                .isEqualTo("read all 5,000 issues; 5,000 of 5,000 scored; 0 changes made in Jira,"
                        + " 1,200 kept as conflicts.");
    }
}
