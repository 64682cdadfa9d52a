package io.winnow.store.sql;

import com.zaxxer.hikari.HikariDataSource;
import io.winnow.store.StoreException;
import io.winnow.store.TenantStore;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps one row a site in a database of its own, for every site's data stands in another one. Safe to use from several threads. */
public final class SqlTenantStore implements TenantStore, AutoCloseable {

    private static final Duration NOTED = Duration.ofMinutes(1); // a write for every call would be too many
    private static final String SELECT =
            "SELECT cloud_id, installation_id, site_url, api_base_url, environment_type, environment_id, license,"
                    + " gone, installed_at, seen_at FROM site";
    private static final String UPSERT = "INSERT INTO site (cloud_id, installation_id, site_url, api_base_url,"
            + " environment_type, environment_id, license, gone, installed_at, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, FALSE, ?, ?)"
            + " ON CONFLICT (cloud_id) DO UPDATE SET installation_id = excluded.installation_id,"
            + " site_url = excluded.site_url, api_base_url = excluded.api_base_url,"
            + " environment_type = excluded.environment_type, environment_id = excluded.environment_id, license = excluded.license, gone = FALSE,"
            + " installed_at = excluded.installed_at, seen_at = excluded.seen_at";

    private final HikariDataSource dataSource;
    private final Database database;

    private SqlTenantStore(HikariDataSource dataSource, SqliteFile file) {
        this.dataSource = dataSource;
        this.database = new Database(dataSource, file.toString());
    }

    /**
     * Opens the database and migrates it.
     *
     * @param jdbcUrl such as {@code jdbc:sqlite:tenants.db}; another file than any site's data
     * @throws StoreException when it can't be used, saying why and what to do
     */
    public static SqlTenantStore open(String jdbcUrl) {
        SqliteFile file = SqliteFile.of(jdbcUrl);
        file.check();
        return new SqlTenantStore(Migration.open(file, "db/tenants"), file);
    }

    @Override
    public Optional<Tenant> called(Caller caller, Instant at) {
        Optional<Tenant> known = find(caller.cloudId());
        if (known.isPresent() && nothingNew(known.get(), caller, at)) {
            return known;
        }
        return database.write(handle -> note(handle, caller, at));
    }

    private static boolean nothingNew(Tenant known, Caller caller, Instant at) {
        return !known.gone()
                && known.caller().equals(whole(caller, known))
                && at.isBefore(known.seenAt().plus(NOTED));
    }

    /** An event doesn't name the site's address, which was told before. */
    private static Caller whole(Caller caller, Tenant known) {
        return caller.siteUrl() != null
                ? caller
                : new Caller(
                        caller.cloudId(),
                        caller.installationId(),
                        known.caller().siteUrl(),
                        caller.apiBaseUrl(),
                        caller.environmentType(),
                        caller.environmentId(),
                        caller.license());
    }

    private static Optional<Tenant> note(Handle handle, Caller caller, Instant at) {
        Optional<Tenant> known = find(handle, caller.cloudId());
        boolean same =
                known.isPresent() && known.get().caller().installationId().equals(caller.installationId());
        if (!same && called(handle, caller.installationId())) {
            return Optional.empty();
        }
        Instant installed = same ? known.get().installedAt() : at;
        Instant seen = same && known.get().seenAt().isAfter(at) ? known.get().seenAt() : at;
        Tenant now = new Tenant(known.map(before -> whole(caller, before)).orElse(caller), false, installed, seen);
        save(handle, now);
        if (!same) {
            handle.execute("DELETE FROM sealed_token WHERE cloud_id = ?", caller.cloudId());
            handle.execute(
                    "INSERT INTO installation (id, cloud_id, first_at) VALUES (?, ?, ?)",
                    caller.installationId(),
                    caller.cloudId(),
                    at.toEpochMilli());
        }
        return Optional.of(now);
    }

    private static boolean called(Handle handle, String installationId) {
        return handle.createQuery("SELECT 1 FROM installation WHERE id = ?")
                .bind(0, installationId)
                .map((row, context) -> true)
                .findOne()
                .isPresent();
    }

    private static void save(Handle handle, Tenant tenant) {
        Caller caller = tenant.caller();
        handle.execute(
                UPSERT,
                caller.cloudId(),
                caller.installationId(),
                caller.siteUrl() == null ? null : caller.siteUrl().toString(),
                caller.apiBaseUrl().toString(),
                caller.environmentType(),
                caller.environmentId(),
                caller.license().name(),
                tenant.installedAt().toEpochMilli(),
                tenant.seenAt().toEpochMilli());
    }

    @Override
    public Optional<Tenant> find(String cloudId) {
        return database.read(handle -> find(handle, cloudId));
    }

    private static Optional<Tenant> find(Handle handle, String cloudId) {
        return handle.createQuery(SELECT + " WHERE cloud_id = ?")
                .bind(0, cloudId)
                .map((row, context) -> tenant(row))
                .findOne();
    }

    @Override
    public List<Tenant> all() {
        return database.read(handle -> handle.createQuery(SELECT + " ORDER BY cloud_id")
                .map((row, context) -> tenant(row))
                .list());
    }

    @Override
    public List<String> installations(String cloudId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT id FROM installation WHERE cloud_id = ? ORDER BY first_at DESC, id")
                .bind(0, cloudId)
                .map((row, context) -> row.getString(1))
                .list());
    }

    @Override
    public List<Tenant> silentSince(Instant time) {
        return database.read(
                handle -> handle.createQuery(SELECT + " WHERE NOT gone AND seen_at < ? ORDER BY seen_at, cloud_id")
                        .bind(0, time.toEpochMilli())
                        .map((row, context) -> tenant(row))
                        .list());
    }

    @Override
    public void gone(String cloudId) {
        database.change(handle -> {
            handle.execute("UPDATE site SET gone = TRUE WHERE cloud_id = ?", cloudId);
            handle.execute("DELETE FROM sealed_token WHERE cloud_id = ?", cloudId);
        });
    }

    @Override
    public void forget(String cloudId) {
        database.change(handle -> {
            for (String table : List.of("sealed_token", "installation", "site")) {
                handle.execute("DELETE FROM " + table + " WHERE cloud_id = ?", cloudId);
            }
        });
    }

    @Override
    public void keep(String cloudId, SealedToken token) {
        database.change(handle -> handle.execute(
                "INSERT INTO sealed_token (cloud_id, sealed, expires_at) VALUES (?, ?, ?) ON CONFLICT (cloud_id) DO"
                        + " UPDATE SET sealed = excluded.sealed, expires_at = excluded.expires_at"
                        + " WHERE sealed_token.expires_at <= excluded.expires_at",
                cloudId,
                token.text(),
                token.expires().toEpochMilli()));
    }

    @Override
    public Optional<SealedToken> token(String cloudId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT sealed, expires_at FROM sealed_token WHERE cloud_id = ?")
                .bind(0, cloudId)
                .map((row, context) -> new SealedToken(row.getString(1), Instant.ofEpochMilli(row.getLong(2))))
                .findOne());
    }

    private static Tenant tenant(ResultSet row) throws SQLException {
        String siteUrl = row.getString(3);
        return new Tenant(
                new Caller(
                        row.getString(1),
                        row.getString(2),
                        siteUrl == null ? null : URI.create(siteUrl),
                        URI.create(row.getString(4)),
                        row.getString(5),
                        row.getString(6),
                        License.valueOf(row.getString(7))),
                row.getBoolean(8),
                Instant.ofEpochMilli(row.getLong(9)),
                Instant.ofEpochMilli(row.getLong(10)));
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
