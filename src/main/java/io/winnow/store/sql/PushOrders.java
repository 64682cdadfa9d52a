package io.winnow.store.sql;

import static io.winnow.store.sql.Database.row;

import io.winnow.model.IssueId;
import io.winnow.store.OrderChange;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The order that pushes change: both orders as lists of ids, and a row for the rank values of each moved issue. */
final class PushOrders {

    private PushOrders() {}

    static void create(Handle handle, String pushId, OrderChange order) {
        handle.execute(
                "INSERT INTO push_order (push_id, rank_calls, ids_before, ids_wanted) VALUES (?, ?, ?, ?)",
                pushId,
                order.calls(),
                text(order.before()),
                text(order.wanted()));
        Database.batch(
                handle,
                "INSERT INTO push_rank (push_id, issue_id, rank_before, rank_after) VALUES (?, ?, ?, ?)",
                order.ranksBefore().entrySet().stream()
                        .map(rank -> row(
                                pushId,
                                rank.getKey().value(),
                                rank.getValue(),
                                order.ranksAfter().getOrDefault(rank.getKey(), ""))));
    }

    static void record(Handle handle, String pushId, Map<IssueId, String> after, int calls) {
        handle.execute("UPDATE push_order SET rank_calls = rank_calls + ? WHERE push_id = ?", calls, pushId);
        Database.batch(
                handle,
                "UPDATE push_rank SET rank_after = ? WHERE push_id = ? AND issue_id = ?",
                after.entrySet().stream()
                        .map(rank -> row(rank.getValue(), pushId, rank.getKey().value())));
    }

    static Optional<OrderChange> find(Handle handle, String pushId) {
        Map<IssueId, String> before = new HashMap<>();
        Map<IssueId, String> after = new HashMap<>();
        handle.createQuery("SELECT issue_id, rank_before, rank_after FROM push_rank WHERE push_id = ?")
                .bind(0, pushId)
                .map((row, context) -> new Ranks(new IssueId(row.getLong(1)), row.getString(2), row.getString(3)))
                .forEach(ranks -> {
                    before.put(ranks.issue(), ranks.before());
                    if (!ranks.after().isEmpty()) {
                        after.put(ranks.issue(), ranks.after());
                    }
                });
        return handle.createQuery("SELECT rank_calls, ids_before, ids_wanted FROM push_order WHERE push_id = ?")
                .bind(0, pushId)
                .map((row, context) ->
                        new OrderChange(ids(row.getString(2)), ids(row.getString(3)), before, after, row.getInt(1)))
                .findOne();
    }

    private static String text(List<IssueId> ids) {
        return ids.stream().map(IssueId::toString).collect(Collectors.joining(" "));
    }

    private static List<IssueId> ids(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ", -1)).map(IssueId::of).toList();
    }

    private record Ranks(IssueId issue, String before, String after) {}
}
