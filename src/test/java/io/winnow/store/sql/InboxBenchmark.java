package io.winnow.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.evidence.Evidence;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Priority;
import io.winnow.model.Project;
import io.winnow.model.Status;
import io.winnow.model.StatusCategory;
import io.winnow.store.EvidenceStore.Resolved;
import io.winnow.tracker.Progress;
import io.winnow.tracker.SharedData;
import io.winnow.workflow.MeasureInbox;
import io.winnow.workflow.MeasureInbox.Measured;
import io.winnow.workflow.MeasureInbox.Rates;
import io.winnow.workflow.ShowInbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how often the inbox suggests the right issue on links of real Jira sites, by the same workflow as {@code winnow
 * evidence inbox --measure}. An issue that is linked as a duplicate, clone, successor or relation to an older one is
 * taken as a ticket, and the older one as what it supports. Run with {@code -Dtests.without=none -Dtest=InboxBenchmark}.
 */
@Tag("bench")
class InboxBenchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX", Locale.ROOT);
    private static final int MANY = 22_000;

    @TempDir
    Path folder;

    /** A recorded issue, and the keys of those it is linked to in a way that counts. */
    private record Recorded(
            String key,
            String summary,
            String text,
            List<String> components,
            Instant created,
            Instant updated,
            Set<String> linked) {}

    @Test
    void suggestions_against_a_keyword_search() throws IOException {
        measure("fluid", fluid());
        List<Recorded> tidev = new ArrayList<>();
        for (String project : List.of("ALOY", "MOD", "DAEMON")) {
            tidev.addAll(tidev(project));
        }
        measure("tidev", tidev);
    }

    @Test
    void the_inbox_of_22_000_issues() throws IOException {
        List<Recorded> some = fluid();
        List<Recorded> many = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Recorded one = some.get(i % some.size());
            many.add(new Recorded(
                    one.key() + "x" + i,
                    one.summary(),
                    one.text(),
                    one.components(),
                    one.created(),
                    one.updated(),
                    Set.of()));
        }
        try (SqlStores stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("many.db"), Clock.systemUTC())) {
            save(stores, many, Map.of());
            List<Resolved> waiting = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                waiting.add(item(some.get(i), List.of()));
            }
            stores.evidence().save(waiting, false);
            ShowInbox inbox = new ShowInbox(stores.issues(), stores.evidence(), stores.customers());
            for (int items : List.of(1, 1_000, 1, 1_000)) {
                long start = System.nanoTime();
                int shown = inbox.run(List.of("payments"), items, Progress.SILENT)
                        .shown()
                        .size();
                double seconds = (System.nanoTime() - start) / 1e9;
                assertThat(shown).isEqualTo(items);
                System.out.printf(
                        Locale.ROOT,
                        "bench %d issues indexed, suggestions for %d items: %.1f s, heap used %d MB%n",
                        MANY,
                        items,
                        seconds,
                        (Runtime.getRuntime().totalMemory()
                                        - Runtime.getRuntime().freeMemory())
                                >> 20);
            }
        }
    }

    private void measure(String site, List<Recorded> recorded) {
        Map<String, Set<String>> tickets = tickets(recorded);
        try (SqlStores stores = SqlStores.open("jdbc:sqlite:" + folder.resolve(site + ".db"), Clock.systemUTC())) {
            save(stores, recorded, tickets);
            Measured measured = new MeasureInbox(stores.issues(), stores.evidence(), stores.customers())
                    .run(List.of("payments"), Progress.SILENT);
            System.out.printf(
                    Locale.ROOT,
                    "bench %s: %d issues, %d tickets teach, %d held back%n",
                    site,
                    measured.issues(),
                    measured.taught(),
                    measured.heldBack());
            print("suggestions", measured.suggestions());
            print("keyword search by summary", measured.plainSummary());
            print("keyword search by whole text", measured.plainText());
            assertThat(measured.suggestions().recallAt5())
                    .isGreaterThan(measured.plainSummary().recallAt5())
                    .isGreaterThan(measured.plainText().recallAt5());
        }
    }

    private static void print(String what, Rates rates) {
        System.out.printf(
                Locale.ROOT,
                "bench   %-30s recall@1 %.3f  recall@5 %.3f  MRR %.3f%n",
                what,
                rates.recallAt1(),
                rates.recallAt5(),
                rates.reciprocalRank());
    }

    /** Oldest first: who is linked to an older issue that is no ticket itself is a ticket for it. */
    private static Map<String, Set<String>> tickets(List<Recorded> recorded) {
        Map<String, Set<String>> linked = new HashMap<>();
        Set<String> known = new HashSet<>();
        recorded.forEach(one -> known.add(one.key()));
        for (Recorded one : recorded) {
            for (String other : one.linked()) {
                if (known.contains(other) && !other.equals(one.key())) {
                    linked.computeIfAbsent(one.key(), key -> new TreeSet<>()).add(other);
                    linked.computeIfAbsent(other, key -> new TreeSet<>()).add(one.key());
                }
            }
        }
        Map<String, Set<String>> tickets = new HashMap<>();
        Set<String> older = new HashSet<>();
        recorded.stream()
                .sorted(Comparator.comparing(Recorded::created).thenComparing(Recorded::key))
                .forEach(one -> {
                    Set<String> issues = new TreeSet<>(linked.getOrDefault(one.key(), Set.of()));
                    issues.removeIf(key -> !older.contains(key) || tickets.containsKey(key));
                    older.add(one.key());
                    if (!issues.isEmpty()) {
                        tickets.put(one.key(), issues);
                    }
                });
        return tickets;
    }

    private static void save(SqlStores stores, List<Recorded> recorded, Map<String, Set<String>> tickets) {
        List<Issue> issues = new ArrayList<>();
        List<Resolved> items = new ArrayList<>();
        for (int i = 0; i < recorded.size(); i++) {
            Recorded one = recorded.get(i);
            Set<String> supported = tickets.get(one.key());
            if (supported == null) {
                issues.add(issue(i + 1, one));
            } else {
                items.add(item(one, List.copyOf(supported)));
            }
        }
        stores.issues().save("payments", issues);
        stores.evidence().save(items, false);
    }

    private static Resolved item(Recorded one, List<String> issues) {
        return new Resolved(
                new Evidence(
                        "tickets",
                        one.key(),
                        "support",
                        one.created(),
                        (one.summary() + "\n\n" + one.text()).strip(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        issues),
                null);
    }

    private static Issue issue(long id, Recorded one) {
        return new Issue(
                new IssueId(id),
                one.key(),
                new Project("1", "PAY", "Payments", false),
                new IssueType("1", "Story", 0),
                one.summary(),
                one.text(),
                new Status("1", "Open", StatusCategory.TO_DO),
                null,
                List.of(),
                null,
                null,
                List.of(),
                one.components(),
                List.of(),
                Priority.NONE,
                null,
                null,
                0,
                0,
                List.of(),
                one.created(),
                one.updated(),
                null,
                Map.of());
    }

    private static List<Recorded> fluid() throws IOException {
        List<Recorded> issues = new ArrayList<>();
        for (String line : SharedData.gzippedLines("issues/fluid/fluid-issues.jsonl.gz")) {
            JsonNode issue = JSON.readTree(line);
            Set<String> linked = new TreeSet<>();
            issue.path("issueLinks")
                    .forEach(link ->
                            link(link.path("type").asText(), link.path("key").asText(), linked));
            List<String> components = new ArrayList<>();
            issue.path("components").forEach(name -> components.add(name.asText()));
            issues.add(new Recorded(
                    issue.path("title").asText(),
                    issue.path("summary").asText(),
                    issue.path("description_markdown").asText(""),
                    components,
                    time(issue.path("date")),
                    time(issue.path("updated")),
                    linked));
        }
        return issues;
    }

    private static List<Recorded> tidev(String project) throws IOException {
        List<Recorded> issues = new ArrayList<>();
        for (String line : SharedData.gzippedLines("issues/tidev/" + project + ".jsonl.gz")) {
            JsonNode issue = JSON.readTree(line);
            JsonNode fields = issue.path("fields");
            Set<String> linked = new TreeSet<>();
            fields.path("issuelinks")
                    .forEach(link -> link(
                            link.path("type").path("name").asText(),
                            link.path("outwardIssue")
                                    .path("key")
                                    .asText(link.path("inwardIssue").path("key").asText("")),
                            linked));
            List<String> components = new ArrayList<>();
            fields.path("components")
                    .forEach(one -> components.add(one.path("name").asText()));
            issues.add(new Recorded(
                    issue.path("key").asText(),
                    fields.path("summary").asText(""),
                    fields.path("description").asText(""),
                    components,
                    time(fields.path("created")),
                    time(fields.path("updated")),
                    linked));
        }
        return issues;
    }

    private static void link(String type, String other, Set<String> linked) {
        if (type.toLowerCase(Locale.ROOT).matches(".*(duplicate|clone|relate|supersede).*")) {
            linked.add(other);
        }
    }

    private static Instant time(JsonNode text) {
        return OffsetDateTime.parse(text.asText(), TIME).toInstant();
    }
}
