package io.winnow.store.sql;

import io.winnow.model.IssueId;
import io.winnow.ranking.Baseline;
import io.winnow.ranking.Baseline.Stand;
import io.winnow.store.BaselineStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps one row a backlog, and one for each of its ranked issues. */
final class SqlBaselineStore implements BaselineStore {

    private static final String REVISION = "baseline revision of ";

    private final Database database;
    private final Json json;

    SqlBaselineStore(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void keep(String backlog, Baseline baseline) {
        database.change(handle -> {
            handle.execute("DELETE FROM baseline_issue WHERE backlog = ?", backlog);
            handle.execute("DELETE FROM baseline WHERE backlog = ?", backlog);
            handle.execute(
                    "INSERT INTO baseline (backlog, sprint, made_at) VALUES (?, ?, ?)",
                    backlog,
                    baseline.sprint(),
                    baseline.at().toEpochMilli());
            Database.batch(
                    handle,
                    "INSERT INTO baseline_issue (backlog, issue_id, place, score) VALUES (?, ?, ?, ?)",
                    baseline.issues().entrySet().stream()
                            .map(entry -> Database.row(
                                    backlog,
                                    entry.getKey().value(),
                                    entry.getValue().rank(),
                                    json.write(entry.getValue().score()))));
            Database.touch(handle, REVISION + backlog);
        });
    }

    @Override
    public Optional<Baseline> of(String backlog) {
        return database.read(handle -> handle.createQuery("SELECT sprint, made_at FROM baseline WHERE backlog = ?")
                .bind(0, backlog)
                .map((row, context) ->
                        new Baseline(row.getString(1), Instant.ofEpochMilli(row.getLong(2)), issues(handle, backlog)))
                .findOne());
    }

    private Map<IssueId, Stand> issues(Handle handle, String backlog) {
        Map<IssueId, Stand> issues = new HashMap<>();
        handle.createQuery("SELECT issue_id, place, score FROM baseline_issue WHERE backlog = ?")
                .bind(0, backlog)
                .map((row, context) ->
                        Map.entry(new IssueId(row.getLong(1)), new Stand(row.getInt(2), json.score(row.getString(3)))))
                .forEach(entry -> issues.put(entry.getKey(), entry.getValue()));
        return issues;
    }

    @Override
    public long revision(String backlog) {
        return database.revision(REVISION + backlog);
    }
}
