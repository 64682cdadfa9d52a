package io.winnow.store.sql;

import com.zaxxer.hikari.HikariDataSource;
import io.winnow.store.AuditStore;
import io.winnow.store.BaselineStore;
import io.winnow.store.CursorStore;
import io.winnow.store.CustomerStore;
import io.winnow.store.EventStore;
import io.winnow.store.EvidenceStore;
import io.winnow.store.GoalStore;
import io.winnow.store.InputStore;
import io.winnow.store.IssueStore;
import io.winnow.store.KpiStore;
import io.winnow.store.OverrideStore;
import io.winnow.store.PushStore;
import io.winnow.store.RunStore;
import io.winnow.store.ScoreStore;
import io.winnow.store.SessionStore;
import io.winnow.store.StoreException;
import io.winnow.store.TokenStore;
import java.time.Clock;
import javax.sql.DataSource;

/** All stores on one database; opening it brings its tables up to date. Safe to use from several threads. */
public final class SqlStores implements AutoCloseable {

    private final HikariDataSource dataSource;
    private final Delay.Timer timer;
    private final IssueStore issues;
    private final CursorStore cursors;
    private final ScoreStore scores;
    private final InputStore inputs;
    private final BaselineStore baselines;
    private final PushStore pushes;
    private final RunStore runs;
    private final EvidenceStore evidence;
    private final CustomerStore customers;
    private final GoalStore goals;
    private final KpiStore kpis;
    private final OverrideStore overrides;
    private final TokenStore tokens;
    private final SessionStore sessions;
    private final AuditStore audit;
    private final EventStore events;

    private SqlStores(HikariDataSource dataSource, SqliteFile file, Clock clock) {
        Database database = new Database(dataSource, file.toString());
        Json json = new Json(file.toString());
        this.dataSource = dataSource;
        this.timer = new Delay.Timer();
        this.issues = new SqlIssueStore(database, json);
        this.cursors = new SqlCursorStore(database);
        this.scores = new SqlScoreStore(database, json);
        this.inputs = new SqlInputStore(database, json);
        this.baselines = new SqlBaselineStore(database, json);
        this.pushes = new SqlPushStore(database);
        this.evidence = new SqlEvidenceStore(database);
        this.customers = new SqlCustomerStore(database);
        this.goals = new SqlGoalStore(database, json);
        this.kpis = new SqlKpiStore(database);
        this.overrides = new SqlOverrideStore(database);
        this.tokens = new SqlTokenStore(database);
        this.sessions = new SqlSessionStore(database);
        this.audit = new SqlAuditStore(database);
        this.events = new SqlEventStore(database);
        this.runs = new SqlRunStore(database, new FileLocks(file.path()), clock, timer);
    }

    /**
     * Opens the database and migrates it.
     *
     * @param jdbcUrl such as {@code jdbc:sqlite:winnow.db}; a relative path starts at the working directory
     * @throws StoreException when it can't be used, saying why and what to do
     */
    public static SqlStores open(String jdbcUrl, Clock clock) {
        SqliteFile file = SqliteFile.of(jdbcUrl);
        file.check();
        return new SqlStores(Migration.open(file, "db/migration"), file, clock);
    }

    public IssueStore issues() {
        return issues;
    }

    public CursorStore cursors() {
        return cursors;
    }

    public ScoreStore scores() {
        return scores;
    }

    public InputStore inputs() {
        return inputs;
    }

    public BaselineStore baselines() {
        return baselines;
    }

    public PushStore pushes() {
        return pushes;
    }

    public RunStore runs() {
        return runs;
    }

    public EvidenceStore evidence() {
        return evidence;
    }

    public CustomerStore customers() {
        return customers;
    }

    public GoalStore goals() {
        return goals;
    }

    public KpiStore kpis() {
        return kpis;
    }

    public OverrideStore overrides() {
        return overrides;
    }

    public TokenStore tokens() {
        return tokens;
    }

    public SessionStore sessions() {
        return sessions;
    }

    public AuditStore audit() {
        return audit;
    }

    public EventStore events() {
        return events;
    }

    /** The connections, for the scheduler's own table. */
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        timer.close();
        dataSource.close();
    }
}
