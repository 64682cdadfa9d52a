package io.winnow.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.ranking.Borrowed;
import io.winnow.ranking.Ranking;
import io.winnow.store.FieldChange;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints what the store takes for 22,000 issues; run with {@code -DexcludedGroups= -Dtest=SqlStoresBench}. */
@Tag("bench")
class SqlStoresBench {

    private static final int ISSUES = 22_000;

    @TempDir
    Path folder;

    private interface Step {
        void run();
    }

    private static void timed(String what, Step step) {
        long start = System.nanoTime();
        step.run();
        System.out.printf("bench %-55s %5d ms%n", what, (System.nanoTime() - start) / 1_000_000);
    }

    @Test
    void twenty_two_thousand_issues() {
        for (int round = 1; round <= 3; round++) {
            Path file = folder.resolve("round" + round + ".db");
            timed(
                    "open a new store",
                    () -> SqlStores.open("jdbc:sqlite:" + file, Clock.systemUTC())
                            .close());
            try (SqlStores stores = SqlStores.open("jdbc:sqlite:" + file, Clock.systemUTC())) {
                issues(stores);
                scores(stores);
                pushes(stores);
            }
        }
    }

    private static void issues(SqlStores stores) {
        List<Issue> issues = new ArrayList<>();
        String description = "As a customer I want to pay. ".repeat(60);
        StoredIssues.many(1, ISSUES + 1).forEach(issue -> issues.add(StoredIssues.described(issue, description)));
        for (String again : List.of("first", "again")) {
            timed("save " + again + ", batches of 100", () -> {
                for (int from = 0; from < ISSUES; from += 100) {
                    stores.issues().save("payments", issues.subList(from, from + 100));
                }
            });
        }
        timed("load", () -> assertThat(stores.issues().load("payments")).hasSize(ISSUES));
        timed("load again", () -> assertThat(stores.issues().load("payments")).hasSize(ISSUES));
        timed("members", () -> assertThat(stores.issues().members("payments")).hasSize(ISSUES));
        Map<IssueId, Map<String, FieldValue>> values = new HashMap<>();
        issues.forEach(issue -> values.put(
                issue.id(), Map.of("customfield_1", FieldValue.text("x"), "customfield_9", FieldValue.text("why"))));
        timed("put 2 values on each", () -> stores.issues().putValues(values));
        timed("find 1,000 by key", () -> {
            for (int id = 1; id <= 1_000; id++) {
                assertThat(stores.issues().find("pay-" + id)).isPresent();
            }
        });
    }

    private static Ranking ranking(int from, String best) {
        List<Ranking.RankedIssue> ranked = new ArrayList<>();
        for (int rank = 1; rank <= ISSUES; rank++) {
            int id = 1 + (rank + from) % ISSUES;
            ranked.add(new Ranking.RankedIssue(
                    rank, new IssueId(id), SqlScoreStoreTest.worth(id == 5 ? best : id + ".00"), Borrowed.NOTHING));
        }
        return new Ranking(ranked, List.of());
    }

    private static void scores(SqlStores stores) {
        timed("save scores first", () -> stores.scores().save("payments", 1, ranking(0, "5.00")));
        timed("save scores unchanged", () -> stores.scores().save("payments", 2, ranking(0, "5.00")));
        timed("save scores, one changed", () -> stores.scores().save("payments", 3, ranking(0, "6.00")));
        timed("save scores, every rank changed", () -> stores.scores().save("payments", 4, ranking(1, "6.00")));
        timed("load scores", () -> assertThat(stores.scores().load("payments")).hasSize(ISSUES));
    }

    private static void pushes(SqlStores stores) {
        List<FieldChange> changes = new ArrayList<>();
        for (int seq = 0; seq < 2 * ISSUES; seq++) {
            changes.add(SqlPushStoreTest.change(
                    seq, 1 + seq / 2, FieldValue.EMPTY, FieldValue.number(BigDecimal.valueOf(seq))));
        }
        timed(
                "create a push of 44,000 changes",
                () -> stores.pushes().create("a", "payments", Instant.EPOCH, false, changes));
        timed("record 44,000 outcomes, two at a time", () -> {
            for (int seq = 0; seq < changes.size(); seq += 2) {
                stores.pushes()
                        .record(
                                "a",
                                List.of(
                                        changes.get(seq).ended(FieldChange.Outcome.APPLIED, ""),
                                        changes.get(seq + 1).ended(FieldChange.Outcome.APPLIED, "")));
            }
        });
        for (String id : List.of("b", "c")) {
            stores.pushes().create(id, "payments", Instant.EPOCH, false, changes);
            stores.pushes()
                    .record(
                            id,
                            changes.stream()
                                    .map(change -> change.ended(FieldChange.Outcome.APPLIED, ""))
                                    .toList());
        }
        timed(
                "last applied of 132,000 changes",
                () -> assertThat(stores.pushes().lastApplied()).hasSize(ISSUES));
        timed("latest pushes", () -> assertThat(stores.pushes().latest(20)).hasSize(3));
    }
}
