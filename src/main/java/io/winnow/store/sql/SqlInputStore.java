package io.winnow.store.sql;

import io.winnow.model.IssueId;
import io.winnow.scoring.InputMemory;
import io.winnow.store.InputStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps one row an issue; a quiet sync writes nothing. */
final class SqlInputStore implements InputStore {

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
            List<@Nullable Object[]> rows = new ArrayList<>();
            after.forEach((id, memory) -> {
                if (!memory.equals(before.get(id))) {
                    rows.add(Database.row(backlog, id.value(), json.write(memory)));
                }
            });
            List<@Nullable Object[]> gone = before.keySet().stream()
                    .filter(id -> !after.containsKey(id))
                    .map(id -> Database.row(backlog, id.value()))
                    .toList();
            if (!rows.isEmpty() || !gone.isEmpty()) {
                Database.batch(
                        handle,
                        "INSERT INTO input_memory (backlog, issue_id, memory) VALUES (?, ?, ?)"
                                + " ON CONFLICT (backlog, issue_id) DO UPDATE SET memory = excluded.memory",
                        rows.stream());
                Database.batch(handle, "DELETE FROM input_memory WHERE backlog = ? AND issue_id = ?", gone.stream());
                Database.touch(handle, REVISION + backlog);
            }
        });
    }

    @Override
    public long revision(String backlog) {
        return database.revision(REVISION + backlog);
    }
}
