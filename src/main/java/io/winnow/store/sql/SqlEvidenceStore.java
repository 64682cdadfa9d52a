package io.winnow.store.sql;

import io.winnow.evidence.CountedItem;
import io.winnow.evidence.Evidence;
import io.winnow.model.IssueId;
import io.winnow.store.EvidenceStore;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps an item as a row and its issues as rows of their own; what says the same as before isn't written. */
final class SqlEvidenceStore implements EvidenceStore {

    private static final String PUT = "INSERT INTO evidence (id, source, external_id, kind, said_at, url, contact,"
            + " customer, customer_id, revenue, segment, persona, stage, nps, csat, importance, quantity, told_at, fingerprint, body)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, external_id)"
            + " DO UPDATE SET kind = excluded.kind, said_at = excluded.said_at, url = excluded.url,"
            + " contact = excluded.contact, customer = excluded.customer, customer_id = excluded.customer_id,"
            + " revenue = excluded.revenue, segment = excluded.segment, persona = excluded.persona,"
            + " stage = excluded.stage, nps = excluded.nps, csat = excluded.csat, importance = excluded.importance,"
            + " quantity = excluded.quantity,"
            + " told_at = COALESCE(excluded.told_at, evidence.told_at), fingerprint = excluded.fingerprint, body = excluded.body";
    private static final String COLUMNS = "e.id, e.source, e.external_id, e.kind, e.said_at, e.body, e.url, e.contact,"
            + " e.customer, e.revenue, e.segment, e.persona, e.stage, e.nps, e.csat, e.importance, e.quantity, e.customer_id,"
            + " e.dismissed FROM evidence e ";
    private static final String LATEST = " ORDER BY COALESCE(e.said_at, 0) DESC, e.id DESC";
    private static final String WAITING = "WHERE e.dismissed IS NULL AND e.erased = FALSE AND NOT EXISTS"
            + " (SELECT 1 FROM evidence_link l WHERE l.evidence_id = e.id)";
    private static final String NO_QUANTITY = ", quantity=null";
    private static final int IDS_AT_ONCE = 500;
    private static final String REVISION = "evidence revision";

    private final Database database;

    SqlEvidenceStore(Database database) {
        this.database = database;
    }

    @Override
    public Saved save(List<Resolved> items, boolean dryRun) {
        Map<Key, Resolved> latest = new LinkedHashMap<>();
        items.forEach(item -> latest.put(Key.of(item.evidence()), item));
        if (latest.isEmpty()) {
            return new Saved(0, 0, 0);
        }
        return dryRun
                ? database.read(handle -> compared(handle, latest, new LinkedHashMap<>()))
                : database.write(handle -> {
                    Map<Key, @Nullable Long> toWrite = new LinkedHashMap<>();
                    Saved saved = compared(handle, latest, toWrite);
                    write(handle, latest, toWrite);
                    noteTold(handle, latest.values());
                    touch(handle, toWrite.size());
                    return saved;
                });
    }

    private record Key(String source, String externalId) {

        static Key of(Evidence evidence) {
            return new Key(evidence.source(), evidence.externalId());
        }
    }

    private record Before(
            long id,
            String fingerprint,
            boolean erased,
            @Nullable Instant toldAt) {

        boolean newerThan(Resolved item) {
            return toldAt != null && item.toldAt() != null && item.toldAt().isBefore(toldAt);
        }
    }

    /** Leaves in {@code toWrite} what is new, without an id, and what says something else, with its id. */
    private static Saved compared(Handle handle, Map<Key, Resolved> latest, Map<Key, @Nullable Long> toWrite) {
        Map<Key, Before> before = before(handle, latest.keySet());
        int added = 0;
        int changed = 0;
        for (Map.Entry<Key, Resolved> one : latest.entrySet()) {
            Before known = before.get(one.getKey());
            if (known == null) {
                toWrite.put(one.getKey(), null);
                added++;
            } else if (!known.erased()
                    && !known.newerThan(one.getValue())
                    && !known.fingerprint().equals(fingerprint(one.getValue()))) {
                toWrite.put(one.getKey(), known.id());
                changed++;
            }
        }
        return new Saved(added, changed, latest.size() - added - changed);
    }

    /** Also of what says the same as before: an event between the two may still be on its way. */
    private static void noteTold(Handle handle, Collection<Resolved> items) {
        Database.batch(
                handle,
                "UPDATE evidence SET told_at = ? WHERE source = ? AND external_id = ? AND COALESCE(told_at, 0) < ?",
                items.stream().filter(item -> item.toldAt() != null).map(item -> {
                    long at = Objects.requireNonNull(item.toldAt()).toEpochMilli();
                    return Database.row(
                            at, item.evidence().source(), item.evidence().externalId(), at);
                }));
    }

    private static Map<Key, Before> before(Handle handle, Collection<Key> keys) {
        Map<String, List<String>> bySource = new LinkedHashMap<>();
        keys.forEach(key -> bySource.computeIfAbsent(key.source(), source -> new ArrayList<>())
                .add(key.externalId()));
        Map<Key, Before> before = new HashMap<>();
        bySource.forEach((source, ids) -> {
            for (List<String> some : Database.parts(ids, IDS_AT_ONCE)) {
                handle.createQuery(
                                "SELECT external_id, id, fingerprint, erased, told_at FROM evidence WHERE source = :source"
                                        + " AND external_id IN (<ids>)")
                        .bind("source", source)
                        .bindList("ids", some)
                        .map((row, context) -> Map.entry(
                                new Key(source, row.getString(1)),
                                new Before(
                                        row.getLong(2), row.getString(3), row.getBoolean(4), Database.instant(row, 5))))
                        .forEach(entry -> before.put(entry.getKey(), entry.getValue()));
            }
        });
        return before;
    }

    private static void write(Handle handle, Map<Key, Resolved> latest, Map<Key, @Nullable Long> toWrite) {
        if (toWrite.isEmpty()) {
            return;
        }
        long next = Database.reserve(handle, "evidence", toWrite.size());
        Map<Key, Long> ids = new LinkedHashMap<>();
        for (Map.Entry<Key, @Nullable Long> one : toWrite.entrySet()) {
            Long known = one.getValue();
            ids.put(one.getKey(), known == null ? next++ : known);
        }
        Database.batch(handle, PUT, ids.entrySet().stream().map(one -> row(one.getValue(), latest.get(one.getKey()))));
        Database.batch(
                handle,
                "DELETE FROM evidence_link WHERE evidence_id = ? AND by_hand = FALSE",
                toWrite.values().stream().filter(id -> id != null).map(id -> Database.row(id)));
        Map<String, IssueId> known = issues(handle, latest.values());
        Database.batch(
                handle,
                "INSERT INTO evidence_link (evidence_id, issue, issue_id, by_hand) VALUES (?, ?, ?, FALSE)"
                        + " ON CONFLICT (evidence_id, issue) DO NOTHING",
                ids.entrySet().stream()
                        .flatMap(one -> Objects.requireNonNull(latest.get(one.getKey())).evidence().issues().stream()
                                .map(issue -> Database.row(one.getValue(), issue, idOf(issue, known)))));
    }

    private static @Nullable Object[] row(long id, @Nullable Resolved item) {
        Evidence evidence = Objects.requireNonNull(item).evidence();
        Instant date = evidence.date();
        Instant toldAt = item.toldAt();
        return Database.row(
                id,
                evidence.source(),
                evidence.externalId(),
                evidence.kind(),
                date == null ? null : date.toEpochMilli(),
                evidence.url(),
                evidence.contact(),
                evidence.customer(),
                item.customer(),
                SqlCustomerStore.text(evidence.revenue()),
                evidence.segment(),
                evidence.persona(),
                evidence.stage(),
                evidence.nps(),
                SqlCustomerStore.text(evidence.csat()),
                SqlCustomerStore.text(evidence.importance()),
                SqlCustomerStore.text(evidence.quantity()),
                toldAt == null ? null : toldAt.toEpochMilli(),
                fingerprint(item),
                evidence.text());
    }

    /** The ids of the issues that items name by key. */
    private static Map<String, IssueId> issues(Handle handle, Collection<Resolved> items) {
        Set<String> keys = new HashSet<>();
        items.forEach(item -> item.evidence().issues().forEach(issue -> keys.add(issue.toUpperCase(Locale.ROOT))));
        keys.removeIf(SqlEvidenceStore::number);
        List<String> list = List.copyOf(keys);
        Map<String, IssueId> found = new HashMap<>();
        for (List<String> some : Database.parts(list, IDS_AT_ONCE)) {
            handle.createQuery("SELECT UPPER(issue_key), id FROM issue WHERE UPPER(issue_key) IN (<keys>)"
                            + " ORDER BY updated")
                    .bindList("keys", some)
                    .map((row, context) -> Map.entry(row.getString(1), new IssueId(row.getLong(2))))
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return found;
    }

    private static boolean number(String issue) {
        return issue.matches("[0-9]{1,18}");
    }

    private static @Nullable Long idOf(String issue, Map<String, IssueId> known) {
        if (number(issue)) {
            return Long.valueOf(issue);
        }
        IssueId id = known.get(issue.toUpperCase(Locale.ROOT));
        return id == null ? null : id.value();
    }

    private static String fingerprint(Resolved item) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((item.customer() + "\n" + said(item.evidence())).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** What an item without a quantity says is written as before there were any, so that importing it again changes nothing. */
    private static String said(Evidence evidence) {
        String all = evidence.toString();
        int at = evidence.quantity() == null ? all.lastIndexOf(NO_QUANTITY) : -1;
        return at < 0 ? all : all.substring(0, at) + all.substring(at + NO_QUANTITY.length());
    }

    @Override
    public Set<String> erased(String source) {
        return database.read(handle ->
                new HashSet<>(handle.createQuery("SELECT external_id FROM evidence WHERE erased = TRUE AND source = ?")
                        .bind(0, source)
                        .mapTo(String.class)
                        .list()));
    }

    @Override
    public Map<String, List<String>> issues(String source, Collection<String> externalIds) {
        List<String> ids = List.copyOf(externalIds);
        Map<String, List<String>> issues = new HashMap<>();
        for (List<String> some : Database.parts(ids, IDS_AT_ONCE)) {
            database.read(handle -> handle.createQuery(
                                    "SELECT e.external_id, l.issue FROM evidence_link l JOIN evidence e"
                                            + " ON e.id = l.evidence_id WHERE e.source = :source AND e.external_id IN (<ids>)")
                            .bind("source", source)
                            .bindList("ids", some)
                            .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                            .list())
                    .forEach(one -> issues.computeIfAbsent(one.getKey(), id -> new ArrayList<>())
                            .add(one.getValue()));
        }
        return issues;
    }

    @Override
    public int retain(String source, Collection<String> externalIds) {
        Set<String> kept = Set.copyOf(externalIds);
        return database.write(handle -> {
            List<Long> gone = new ArrayList<>();
            handle.createQuery("SELECT id, external_id FROM evidence WHERE source = ?")
                    .bind(0, source)
                    .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                    .forEach(one -> {
                        if (!kept.contains(one.getValue())) {
                            gone.add(one.getKey());
                        }
                    });
            Database.batch(
                    handle, "DELETE FROM evidence WHERE id = ?", gone.stream().map(id -> Database.row(id)));
            touch(handle, gone.size());
            return gone.size();
        });
    }

    @Override
    public void bindLinks() {
        database.change(
                handle -> touch(
                        handle,
                        handle.execute(
                                "UPDATE evidence_link SET issue_id = (SELECT MAX(i.id) FROM issue i"
                                        + " WHERE UPPER(i.issue_key) = UPPER(evidence_link.issue)) WHERE issue_id IS NULL"
                                        + " AND EXISTS (SELECT 1 FROM issue i WHERE UPPER(i.issue_key) = UPPER(evidence_link.issue))")));
    }

    /** Links by item, then items by number: two walks over two tables cost half of what joining them does. */
    @Override
    public List<CountedItem> counted() {
        Shared shared = new Shared();
        List<CountedItem> items = new ArrayList<>();
        database.read(handle -> {
            Map<Long, List<IssueId>> links = links(handle);
            handle.createQuery("SELECT id, kind, said_at, customer_id, revenue, segment, nps, csat, source, quantity"
                            + " FROM evidence ORDER BY id")
                    .scanResultSet((rows, context) -> {
                        ResultSet row = rows.get();
                        while (row.next()) {
                            List<IssueId> issues = links.get(row.getLong(1));
                            if (issues != null) {
                                items.add(counted(row, issues, shared));
                            }
                        }
                        return true;
                    });
            return true;
        });
        return items;
    }

    private static Map<Long, List<IssueId>> links(Handle handle) {
        Map<Long, List<IssueId>> links = new HashMap<>();
        handle.createQuery("SELECT evidence_id, issue_id FROM evidence_link WHERE issue_id IS NOT NULL")
                .scanResultSet((rows, context) -> {
                    ResultSet row = rows.get();
                    while (row.next()) {
                        IssueId issue = new IssueId(row.getLong(2));
                        links.merge(row.getLong(1), List.of(issue), SqlEvidenceStore::both);
                    }
                    return true;
                });
        return links;
    }

    /** Sorted, each once: an item may name an issue by its key and by its id. */
    private static List<IssueId> both(List<IssueId> some, List<IssueId> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().sorted().toList();
    }

    private static CountedItem counted(ResultSet row, List<IssueId> issues, Shared shared) throws SQLException {
        String revenue = row.getString(5);
        String segment = row.getString(6);
        String csat = row.getString(8);
        String quantity = row.getString(10);
        return new CountedItem(
                shared.one(row.getString(9)),
                shared.one(row.getString(2)),
                Database.instant(row, 3),
                row.getLong(4),
                revenue == null ? null : shared.one(new BigDecimal(revenue)),
                segment == null ? null : shared.one(segment),
                integer(row, 7),
                csat == null ? null : shared.one(new BigDecimal(csat)),
                quantity == null ? null : new BigDecimal(quantity),
                issues);
    }

    static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    @Override
    public List<Stored> of(IssueId issue) {
        return database.read(handle -> stored(
                handle,
                "WHERE e.id IN (SELECT evidence_id FROM evidence_link WHERE issue_id = ?)" + LATEST,
                issue.value()));
    }

    /** A part of the issues at a time, for a statement takes only so many; the latest of each part hold the latest of all. */
    @Override
    public List<Stored> latest(Collection<IssueId> issues, int limit) {
        List<Long> ids = issues.stream().map(IssueId::value).toList();
        Map<Long, Instant> found = new HashMap<>();
        return database.read(handle -> {
            for (List<Long> some : Database.parts(ids, IDS_AT_ONCE)) {
                handle.createQuery("SELECT e.id, e.said_at FROM evidence e WHERE e.id IN (SELECT evidence_id"
                                + " FROM evidence_link WHERE issue_id IN (<ids>))" + LATEST + " LIMIT :limit")
                        .bindList("ids", some)
                        .bind("limit", limit)
                        .map((row, context) -> Map.entry(
                                row.getLong(1), Objects.requireNonNullElse(Database.instant(row, 2), Instant.EPOCH)))
                        .forEach(one -> found.put(one.getKey(), one.getValue()));
            }
            List<Long> latest = found.entrySet().stream()
                    .sorted(Map.Entry.<Long, Instant>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey())
                            .reversed())
                    .limit(limit)
                    .map(Map.Entry::getKey)
                    .toList();
            return numbered(handle, latest);
        });
    }

    private static List<Stored> numbered(Handle handle, List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return stored(handle, "WHERE e.id IN (" + marks + ")" + LATEST, ids.toArray());
    }

    @Override
    public List<Stored> inbox(int limit) {
        return database.read(handle -> stored(handle, WAITING + LATEST + " LIMIT ?", limit));
    }

    @Override
    public List<Stored> linked(int limit) {
        return database.read(handle -> stored(
                handle,
                "WHERE e.erased = FALSE AND EXISTS (SELECT 1 FROM evidence_link l WHERE l.evidence_id = e.id AND"
                        + " l.issue_id IS NOT NULL)" + LATEST + " LIMIT ?",
                limit));
    }

    @Override
    public int inboxSize() {
        return count("SELECT COUNT(*) FROM evidence e " + WAITING);
    }

    @Override
    public int size() {
        return count("SELECT COUNT(*) FROM evidence");
    }

    private int count(String select) {
        return database.read(handle ->
                handle.createQuery(select).map((row, context) -> row.getInt(1)).one());
    }

    @Override
    public Optional<Stored> find(String id) {
        int colon = id.indexOf(':');
        return database.read(handle -> (number(id)
                        ? stored(handle, "WHERE e.id = ?", Long.parseLong(id))
                        : colon < 0
                                ? List.<Stored>of()
                                : stored(
                                        handle,
                                        "WHERE e.source = ? AND e.external_id = ?",
                                        id.substring(0, colon),
                                        id.substring(colon + 1)))
                .stream().findFirst());
    }

    @Override
    public void all(Consumer<Stored> sink) {
        long last = 0;
        List<Stored> some;
        do {
            long after = last;
            some = database.read(handle -> stored(handle, "WHERE e.id > ? ORDER BY e.id LIMIT " + IDS_AT_ONCE, after));
            some.forEach(sink);
            last = some.isEmpty() ? last : some.get(some.size() - 1).id();
        } while (!some.isEmpty());
    }

    @Override
    public List<Stored> unresolved() {
        return database.read(handle -> stored(
                handle,
                "WHERE e.customer_id IS NULL AND (e.customer IS NOT NULL OR e.contact IS NOT NULL) ORDER BY e.id"));
    }

    private static List<Stored> stored(Handle handle, String where, Object... parameters) {
        List<Stored> rows = handle.select("SELECT " + COLUMNS + where, parameters)
                .map((row, context) -> stored(row))
                .list();
        Map<Long, List<String>> issues = issuesOf(handle, rows);
        return rows.stream().map(row -> withIssues(row, issues)).toList();
    }

    private static Map<Long, List<String>> issuesOf(Handle handle, List<Stored> rows) {
        Map<Long, List<String>> issues = new HashMap<>();
        List<Long> ids = rows.stream().map(Stored::id).toList();
        for (List<Long> some : Database.parts(ids, IDS_AT_ONCE)) {
            handle.createQuery("SELECT l.evidence_id, COALESCE(i.issue_key, l.issue) FROM evidence_link l"
                            + " LEFT JOIN issue i ON i.id = l.issue_id WHERE l.evidence_id IN (<ids>) ORDER BY l.issue")
                    .bindList("ids", some)
                    .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                    .forEach(one -> issues.computeIfAbsent(one.getKey(), id -> new ArrayList<>())
                            .add(one.getValue()));
        }
        return issues;
    }

    private static Stored withIssues(Stored row, Map<Long, List<String>> issues) {
        return new Stored(
                row.id(),
                row.evidence().supporting(issues.getOrDefault(row.id(), List.of())),
                row.customer(),
                row.dismissed());
    }

    private static Stored stored(ResultSet row) throws SQLException {
        long customer = row.getLong(18);
        boolean unresolved = row.wasNull();
        return new Stored(
                row.getLong(1),
                new Evidence(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Database.instant(row, 5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        SqlCustomerStore.decimal(row.getString(10)),
                        row.getString(11),
                        row.getString(12),
                        row.getString(13),
                        integer(row, 14),
                        SqlCustomerStore.decimal(row.getString(15)),
                        SqlCustomerStore.decimal(row.getString(16)),
                        SqlCustomerStore.decimal(row.getString(17)),
                        List.of()),
                unresolved ? null : customer,
                row.getString(19));
    }

    @Override
    public void resolve(long evidenceId, long customer) {
        database.change(handle -> touch(
                handle, handle.execute("UPDATE evidence SET customer_id = ? WHERE id = ?", customer, evidenceId)));
    }

    @Override
    public boolean link(long evidenceId, String issue, IssueId id) {
        return database.write(handle -> {
            handle.execute("UPDATE evidence SET dismissed = NULL WHERE id = ?", evidenceId);
            touch(handle, 1);
            // By hand from now on, so that importing the item again doesn't take the link away.
            return handle.execute(
                            "INSERT INTO evidence_link (evidence_id, issue, issue_id, by_hand) VALUES (?, ?, ?, TRUE)"
                                    + " ON CONFLICT (evidence_id, issue) DO UPDATE SET by_hand = TRUE, issue_id ="
                                    + " excluded.issue_id WHERE evidence_link.by_hand = FALSE",
                            evidenceId,
                            issue,
                            id.value())
                    > 0;
        });
    }

    @Override
    public void dismiss(long evidenceId, String reason) {
        database.change(handle ->
                touch(handle, handle.execute("UPDATE evidence SET dismissed = ? WHERE id = ?", reason, evidenceId)));
    }

    @Override
    public long revision() {
        return database.revision(REVISION);
    }

    /** Notes that so many rows were changed. */
    static void touch(Handle handle, int changed) {
        if (changed > 0) {
            Database.touch(handle, REVISION);
        }
    }

    @Override
    public boolean beginCreation(long evidenceId, Instant at, Instant earlier) {
        int[] rows = new int[1];
        database.change(handle -> rows[0] = handle.execute(
                "INSERT INTO evidence_creation (evidence_id, begun) VALUES (?, ?)"
                        + " ON CONFLICT (evidence_id) DO UPDATE SET begun = excluded.begun, issue_id = NULL"
                        + " WHERE evidence_creation.begun <= ?",
                evidenceId,
                at.toEpochMilli(),
                earlier.toEpochMilli()));
        return rows[0] > 0;
    }

    @Override
    public Optional<Creation> creation(long evidenceId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT begun, issue_id FROM evidence_creation WHERE evidence_id = ?")
                .bind(0, evidenceId)
                .map((row, context) -> {
                    long issue = row.getLong(2);
                    IssueId id = row.wasNull() ? null : new IssueId(issue);
                    return new Creation(Instant.ofEpochMilli(row.getLong(1)), id);
                })
                .findFirst());
    }

    @Override
    public void noteCreation(long evidenceId, Creation creation) {
        IssueId issue = creation.issue();
        database.change(handle -> handle.execute(
                "UPDATE evidence_creation SET begun = ?, issue_id = ? WHERE evidence_id = ?",
                creation.begun().toEpochMilli(),
                issue == null ? null : issue.value(),
                evidenceId));
    }

    @Override
    public void endCreation(long evidenceId) {
        database.change(handle -> handle.execute("DELETE FROM evidence_creation WHERE evidence_id = ?", evidenceId));
    }
}
