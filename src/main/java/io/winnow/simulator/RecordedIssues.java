package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.model.IssueId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** Fills a site with the real issues of the shared test data, as far as they go, and then with copies of them. */
final class RecordedIssues {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> TIDEV = List.of("ALOY", "MOD", "DAEMON");
    private static final int SPRINTS_A_BOARD = 8;
    /** Real sites have 65 to 516 fields, and every issue answers null for those it doesn't use. */
    private static final int UNUSED_FIELDS = 60;

    private final Site site;
    private final Path folder;
    private final LoadOptions options;
    private final Random random;
    private final RecordedInputs inputs;
    private final List<RecordedIssue> records = new ArrayList<>();
    private final Map<String, List<IssueId>> epics = new HashMap<>();
    private final Map<String, List<Long>> sprints = new HashMap<>();

    RecordedIssues(Site site, Path folder, LoadOptions options) {
        this.site = site;
        this.folder = folder;
        this.options = options;
        this.random = new Random(options.seed());
        this.inputs = new RecordedInputs(random, options.inputsShare());
    }

    void load() {
        read(folder.resolve("fluid").resolve("fluid-issues.jsonl.gz"), RecordedIssue::ofFluid);
        for (String project : TIDEV) {
            read(folder.resolve("tidev").resolve(project + ".jsonl.gz"), RecordedIssue::ofTidev);
        }
        setUp();
        int total = options.issues() == 0 ? records.size() : options.issues();
        for (int i = 0; i < total; i++) {
            create(records.get(i % records.size()), i / records.size());
        }
        link();
    }

    private void read(Path file, Function<JsonNode, RecordedIssue> parse) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                records.add(parse.apply(MAPPER.readTree(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void setUp() {
        site.addField("Reach", FieldKind.NUMBER);
        site.addField("Impact", FieldKind.SELECT, "Massive", "High", "Medium", "Low", "Minimal");
        site.addField("Confidence", FieldKind.TEXT);
        site.addField("Effort", FieldKind.NUMBER);
        for (int i = 1; i <= UNUSED_FIELDS; i++) {
            site.addField("Unused " + i, i % 2 == 0 ? FieldKind.NUMBER : FieldKind.TEXT);
        }
        Map<String, String> projects = new HashMap<>();
        records.forEach(record -> projects.putIfAbsent(record.project(), record.projectName()));
        long board = 12;
        for (String key : projects.keySet().stream().sorted().toList()) {
            site.addProject(key, String.valueOf(projects.get(key)));
            site.addBoard(board, key, key + " board", "Story Points");
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < SPRINTS_A_BOARD; i++) {
                String state = i < 5 ? "closed" : i == 5 ? "active" : "future";
                ids.add(site.addSprint(
                        board,
                        key + " Sprint " + (i + 1),
                        state,
                        "",
                        i > 5 ? null : site.clock().instant().minus(Duration.ofDays(6 + 14L * (5 - i)))));
            }
            sprints.put(key, ids);
            board++;
        }
        Set<String> seen = new HashSet<>();
        for (RecordedIssue record : records) {
            for (String name : record.components()) {
                if (seen.add("c " + record.project() + name)) {
                    site.addComponent(record.project(), name);
                }
            }
            for (String name : record.fixVersions()) {
                if (seen.add("v " + record.project() + name)) {
                    site.addVersion(record.project(), name, true);
                }
            }
        }
    }

    /** @param copy 0 for the issue as recorded; copies get keys and ids of their own */
    private void create(RecordedIssue record, int copy) {
        boolean epic = record.type().equals("Epic") || (record.type().equals("Story") && random.nextInt(40) == 0);
        IssueDraft draft = new IssueDraft(record.project(), epic ? "Epic" : record.type(), record.summary())
                .description(record.description())
                .status(record.status())
                .assignee(record.assignee())
                .reporter(record.reporter())
                .components(record.components().toArray(String[]::new))
                .fixVersions(record.fixVersions().toArray(String[]::new))
                .labels(record.labels().toArray(String[]::new))
                .created(record.created())
                .updated(record.updated());
        record.comments().forEach(comment -> draft.comment(comment.author(), comment.at(), comment.text()));
        if (copy == 0) {
            draft.key(record.key());
        }
        if (record.resolved() != null) {
            draft.resolved(record.resolved());
        }
        if (record.priority() == null) {
            draft.withoutPriorityField();
        } else {
            draft.priority(record.priority());
        }
        List<IssueId> candidates = epics.computeIfAbsent(record.project(), key -> new ArrayList<>());
        if (!epic && !candidates.isEmpty() && random.nextInt(3) == 0) {
            draft.parent(candidates.get(random.nextInt(candidates.size())).toString());
            style(draft);
        }
        if (!epic && random.nextInt(4) == 0) {
            List<Long> ids = sprints.getOrDefault(record.project(), List.of());
            draft.sprints(ids.get(random.nextInt(ids.size())));
        }
        inputs.give(draft);
        IssueId id = site.createIssue(draft);
        if (epic) {
            candidates.add(id);
        }
    }

    private void style(IssueDraft draft) {
        int style = random.nextInt(10);
        if (style == 0) {
            draft.epicByLinkOnly();
        } else if (style == 1) {
            draft.epicByParentOnly();
        }
    }

    private void link() {
        Set<String> done = new HashSet<>();
        for (RecordedIssue record : records) {
            for (RecordedIssue.Link link : record.links()) {
                boolean fresh = done.add(
                        record.key().compareTo(link.otherKey()) < 0
                                ? record.key() + " " + link.otherKey()
                                : link.otherKey() + " " + record.key());
                boolean there = site.find(record.key()) != null && site.find(link.otherKey()) != null;
                if (fresh && there && !record.key().equals(link.otherKey())) {
                    site.link(record.key(), link.type(), link.otherKey());
                }
            }
        }
    }
}
