package io.winnow.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.winnow.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Opens the connections and brings the tables up to date, one process at a time. */
final class Migration {

    private static final int CONNECTIONS = 8;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Migration() {}

    /** {@code steps} is the folder of the classpath that holds the tables. */
    static HikariDataSource open(SqliteFile file, String steps) {
        try (FileLocks.Held ignored = new FileLocks(file.path()).awaitMigration(LONGEST)) {
            HikariDataSource pool = connect(file);
            try {
                migrate(file, pool, steps);
                return pool;
            } catch (RuntimeException e) {
                pool.close();
                throw e instanceof StoreException ? e : Database.explain(file.toString(), e);
            }
        }
    }

    private static HikariDataSource connect(SqliteFile file) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("winnow-store");
        config.setDataSource(file.connections());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setMaxLifetime(0);
        // The pool would log a refused file with its stack; whoever opens the store says it in one sentence.
        try (Connection ignored = config.getDataSource().getConnection()) {
            return new HikariDataSource(config);
        } catch (SQLException | RuntimeException e) {
            throw Database.explain(file.toString(), e);
        }
    }

    private static void migrate(SqliteFile file, HikariDataSource pool, String steps) {
        Flyway flyway = Flyway.configure(Migration.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:" + steps)
                .cleanDisabled(true)
                .load();
        for (MigrationInfo step : flyway.info().applied()) {
            if (!step.getState().isResolved()) {
                throw file.refuse(
                        "was last used by a newer Winnow (its tables are at version " + step.getVersion()
                                + "): run that one, or choose another file",
                        null);
            }
        }
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                throw file.refuse("belongs to another program: choose another path", e);
            }
            throw e;
        }
    }
}
