package io.winnow.config;

import io.winnow.goals.LinkRules;
import io.winnow.goals.LinkRules.FieldRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads which issues serve one goal. */
final class LinkReader {

    private static final List<String> KEYS = List.of("issues", "labels", "field", "jql");
    private static final List<String> FIELD = List.of("name", "values");
    private static final int MOST_ISSUES = 1_000;
    private static final int MOST_WORDS = 100;
    private static final int MOST_QUERIES = 10;

    private final GoalGroup goal;

    LinkReader(GoalGroup goal) {
        this.goal = goal;
    }

    LinkRules rules() {
        Optional<GoalGroup> links = goal.group("links", KEYS);
        return links.map(LinkReader::rules).orElse(LinkRules.NONE);
    }

    private static LinkRules rules(GoalGroup links) {
        return new LinkRules(
                read(links, "issues", MOST_ISSUES, LinkReader::issue),
                read(links, "labels", MOST_WORDS, LinkReader::label),
                links.group("field", FIELD).map(LinkReader::field).orElse(null),
                read(links, "jql", MOST_QUERIES, LinkReader::jql));
    }

    private interface Reading {
        String read(Value value);
    }

    private static List<String> read(GoalGroup group, String key, int most, Reading reading) {
        List<Value> values = group.words(key);
        if (values.size() > most) {
            values.get(most).refuse("is one too many. Keep at most " + most + ".");
        }
        List<String> texts = new ArrayList<>();
        values.stream()
                .limit(most)
                .filter(value -> !value.broken())
                .map(reading::read)
                .forEach(texts::add);
        return texts.stream().distinct().toList();
    }

    private static String issue(Value value) {
        String issue = value.line().toUpperCase(Locale.ROOT);
        if (!issue.matches("[A-Z][A-Z0-9_]{0,99}-[0-9]{1,12}|[1-9][0-9]{0,17}")) {
            value.refuse("is \"" + Problems.shown(value.written())
                    + "\". Write an issue's key or id, such as PAY-12 or 10044.");
        }
        return issue;
    }

    private static String label(Value value) {
        String label = GoalReader.line(value);
        if (label.contains(" ")) {
            value.refuse("holds a blank, which no label of Jira can. Correct it.");
        }
        return label;
    }

    private static @Nullable FieldRule field(GoalGroup field) {
        List<String> values = read(field, "values", MOST_WORDS, GoalReader::line);
        if (values.isEmpty()) {
            field.refuse("names no value that means this goal. Write values: [Retention].");
        }
        return new FieldRule(GoalReader.line(field.value("name", "Goal")), values);
    }

    private static String jql(Value value) {
        String jql = value.lines();
        if (jql.matches("(?is)order\\s+by\\b.*")) {
            value.refuse(
                    "only orders, so it would match the whole site. Write a condition first, such as project = PAY.");
        }
        return jql;
    }
}
