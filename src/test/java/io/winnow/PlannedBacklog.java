package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.WinnowUser.Ended;
import io.winnow.simulator.Face;
import io.winnow.simulator.FieldKind;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A Jira with a backlog that stands in no good order, and a product manager who writes plans into it. */
abstract class PlannedBacklog {

    @TempDir
    Path folder;

    @Parameter
    Face face = Face.CLOUD;

    final Map<String, Integer> scores = new HashMap<>();
    Site site;
    JiraSimulator jira;
    WinnowUser user;
    long future;
    long active;

    @BeforeEach
    void start() {
        site = Site.empty(Clock.systemUTC());
        site.addProject("PAY", "Payments");
        for (String number : List.of("Reach", "Impact", "Confidence", "Effort")) {
            site.addField(number, FieldKind.NUMBER);
        }
        site.addBoard(12, "PAY", "Payments board", "Story Points");
        site.addBoard(13, "PAY", "Another board", "Story Points");
        active = site.addSprint(12, "Sprint 4", "active", "", Instant.parse("2026-03-02T09:00:00Z"));
        future = site.addSprint(12, "Sprint 5", "future", "", null);
        jira = JiraSimulator.start(
                site, SimulatorOptions.defaults().withFace(face).unlimited());
        user = new WinnowUser(folder, jira).impatient();
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    /** So many scored stories in random order, two without a score, and some that must not be ranked. */
    void backlog(int stories, int capacity) {
        site.createIssue(new IssueDraft("PAY", "Epic", "An epic"));
        List<Integer> values = new ArrayList<>();
        for (int i = 1; i <= stories; i++) {
            values.add(i * 10);
        }
        Collections.shuffle(values, new Random(5));
        values.forEach(value -> scores.put(story(value), value));
        site.createIssue(new IssueDraft("PAY", "Story", "unscored 1"));
        site.createIssue(new IssueDraft("PAY", "Sub-task", "a part").parent("PAY-2"));
        site.createIssue(new IssueDraft("PAY", "Story", "unscored 2"));
        site.createIssue(new IssueDraft("PAY", "Story", "under way").sprints(active));
        site.rankBefore(last(), "PAY-2");
        site.createIssue(new IssueDraft("PAY", "Story", "finished").status("Done"));
        site.rankBefore(last(), "PAY-3");
        configure(capacity);
        assertThat(user.run(jira, "sync").code()).isZero();
    }

    String last() {
        return site.keyOf(site.ids().stream().max(Comparator.naturalOrder()).orElseThrow());
    }

    String story(int score) {
        return site.keyOf(site.createIssue(new IssueDraft("PAY", "Story", "worth " + score)
                .field("Reach", score)
                .field("Impact", 1)
                .field("Confidence", 1)
                .field("Effort", 1)
                .field("Story Points", 1)));
    }

    void configure(int capacity) {
        try {
            Files.writeString(
                    user.config(), """
                    jira: %s
                    store: jdbc:sqlite:%s
                    push: {fields: {rank: Winnow rank, sprint: Winnow sprint}}
                    backlogs:
                      payments:
                        jql: "project = PAY"
                        board: 12
                        inputs: {reach: Reach, impact: Impact, confidence: Confidence, effort: Effort}
                        plan: {capacity: %d}
                    """.formatted(WinnowUser.jira(jira), folder.resolve("winnow.db"), capacity));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<String> order() {
        return site.idsByRank().stream().map(site::keyOf).toList();
    }

    /** The scored stories and the unscored ones, as Jira has them. */
    List<String> movable() {
        return order().stream()
                .filter(key -> scores.containsKey(key) || site.summaryOf(key).startsWith("unscored"))
                .toList();
    }

    List<String> byScore() {
        List<String> keys = new ArrayList<>(scores.keySet());
        keys.sort(Comparator.comparing(scores::get).reversed());
        return keys;
    }

    List<String> wanted() {
        List<String> keys = byScore();
        movable().stream().filter(key -> !scores.containsKey(key)).forEach(keys::add);
        return keys;
    }

    Ended apply(String... options) {
        List<String> words = new ArrayList<>(List.of("apply", "payments"));
        words.addAll(List.of(options));
        return user.run(jira, words.toArray(String[]::new));
    }

    static JsonNode good(Ended ended) {
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        return ended.json();
    }

    static String id(JsonNode result) {
        return result.path("push").path("id").asText();
    }

    int rankRequests() {
        return jira.requests().to("PUT", "/issue/rank").size();
    }
}
