package io.winnow.store.sql;

import io.winnow.model.IssueId;
import io.winnow.scoring.InputMemory;
import io.winnow.store.AuditStore.Entry;
import io.winnow.store.InputStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps one row an issue; a quiet sync writes nothing. */
final class SqlInputStore implements InputStore {

    private static final String PUT = "INSERT INTO input_memory (backlog, issue_id, memory) VALUES (?, ?, ?)"
            + " ON CONFLICT (backlog, issue_id) DO UPDATE SET memory = excluded.memory";
    private static final String REVISION = "input revision of ";

    private final Database database;
    private final Json json;

    SqlInputStore(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Map<IssueId, InputMemory> load(String backlog) {
        return database.read(handle -> load(handle, backlog));
    }

    private Map<IssueId, InputMemory> load(Handle handle, String backlog) {
        Map<IssueId, InputMemory> memories = new HashMap<>();
        handle.createQuery("SELECT issue_id, memory FROM input_memory WHERE backlog = ?")
                .bind(0, backlog)
                .map((row, context) -> Map.entry(new IssueId(row.getLong(1)), json.memory(row.getString(2))))
                .forEach(entry -> memories.put(entry.getKey(), entry.getValue()));
        return memories;
    }

    @Override
    public void update(String backlog, UnaryOperator<Map<IssueId, InputMemory>> change) {
        database.change(handle -> {
            Map<IssueId, InputMemory> before = load(handle, backlog);
            Map<IssueId, InputMemory> after = change.apply(before);
            List<Map.Entry<IssueId, InputMemory>> changed = after.entrySet().stream()
                    .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                    .sorted(Map.Entry.comparingByKey())
                    .toList();
            List<@Nullable Object[]> gone = before.keySet().stream()
                    .filter(id -> !after.containsKey(id))
                    .map(id -> Database.row(backlog, id.value()))
                    .toList();
            if (!changed.isEmpty() || !gone.isEmpty()) {
                Database.batch(handle, PUT, changed, entry -> row(backlog, entry.getKey(), entry.getValue()));
                Database.batch(handle, "DELETE FROM input_memory WHERE backlog = ? AND issue_id = ?", gone.stream());
                Database.touch(handle, REVISION + backlog);
            }
        });
    }

    @Override
    public boolean confirm(String backlog, IssueId issue, UnaryOperator<InputMemory> change, Entry entry) {
        return database.write(handle -> {
            Optional<InputMemory> found = handle.createQuery(
                            "SELECT memory FROM input_memory WHERE backlog = ? AND issue_id = ?")
                    .bind(0, backlog)
                    .bind(1, issue.value())
                    .map((row, context) -> json.memory(row.getString(1)))
                    .findOne();
            found.ifPresent(memory -> {
                InputMemory confirmed = change.apply(memory);
                Database.batch(handle, PUT, Stream.<@Nullable Object[]>of(row(backlog, issue, confirmed)));
                Database.touch(handle, REVISION + backlog);
                SqlAuditStore.add(handle, entry);
            });
            return found.isPresent();
        });
    }

    private @Nullable Object[] row(String backlog, IssueId issue, InputMemory memory) {
        return Database.row(backlog, issue.value(), json.write(memory));
    }

    @Override
    public long revision(String backlog) {
        return database.revision(REVISION + backlog);
    }
}
