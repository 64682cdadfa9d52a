package io.winnow.tracker.jira.wire;

import io.winnow.model.Sprint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sprint as Data Center's sprint field holds it: the text {@code …Sprint@1bf[id=1,rapidViewId=2,state=CLOSED,
 * name=Sprint 1,…,goal=,…]}, in which name and goal may hold anything, commas, = and ] included.
 *
 * <p>So the other properties are taken away first, each once and by its name: from the left up to the name, then from the
 * right as long as they last. Their order differs between versions: newer ones write them by the alphabet, the goal first.
 */
final class SprintText {

    private static final int LONGEST = 40_000;
    private static final String PLAIN = "(id|rapidViewId|state|startDate|endDate|completeDate|activatedDate|sequence"
            + "|autoStartStop|synced|incompleteIssuesDestinationId)=([A-Za-z0-9:.+<>_-]{0,64})";
    private static final Pattern FIRST = Pattern.compile("\\G" + PLAIN + ",");
    private static final Pattern LAST = Pattern.compile("," + PLAIN + "$");
    private static final String GOAL = ",goal=";

    /** Longer than a name may be, so none holds it; the last is Jira's own, whatever the goal says. */
    private static final Pattern FROM_GOAL_TO_NAME =
            Pattern.compile(",id=([0-9]{1,18}),incompleteIssuesDestinationId=[^,]{0,64},name=");

    private final Map<String, String> plain = new LinkedHashMap<>();

    private SprintText() {}

    /** Empty when it is no such text. */
    static Optional<Sprint> read(String text) {
        int open = text.indexOf('[');
        if (open < 0 || !text.endsWith("]") || text.length() > LONGEST) {
            return Optional.empty();
        }
        return new SprintText().sprint(text.substring(open + 1, text.length() - 1));
    }

    private Optional<Sprint> sprint(String properties) {
        String rest = withoutFirst(properties);
        String name;
        if (rest.startsWith("name=")) {
            name = withoutGoal(withoutLast(rest.substring("name=".length())));
        } else if (rest.startsWith("goal=")) {
            name = withoutLast(withoutFirstGoal(rest));
        } else {
            return Optional.empty();
        }
        Long id = number("id");
        return id == null
                ? Optional.empty()
                : Optional.of(new Sprint(
                        id, name, IssueJson.sprintState(plain.getOrDefault("state", "")), number("rapidViewId")));
    }

    private String withoutFirst(String text) {
        Matcher property = FIRST.matcher(text);
        int end = 0;
        while (property.find()) {
            plain.put(property.group(1), property.group(2));
            end = property.end();
        }
        return text.substring(end);
    }

    private String withoutLast(String text) {
        String rest = text;
        while (true) {
            int comma = rest.lastIndexOf(',');
            Matcher property = LAST.matcher(rest).region(Math.max(0, comma), rest.length());
            if (comma < 0 || !property.matches() || plain.containsKey(property.group(1))) {
                return rest;
            }
            plain.put(property.group(1), property.group(2));
            rest = rest.substring(0, comma);
        }
    }

    /** The goal stands last where other properties come before it, else right behind the name. */
    private String withoutGoal(String text) {
        int last = text.lastIndexOf(GOAL);
        for (int goal = last; goal >= 0; goal = text.lastIndexOf(GOAL, goal - 1)) {
            String before = text.substring(0, goal);
            String name = withoutLast(before);
            if (!name.equals(before)) {
                return name;
            }
        }
        return last < 0 ? text : text.substring(0, last);
    }

    private String withoutFirstGoal(String text) {
        Matcher between = FROM_GOAL_TO_NAME.matcher(text);
        int end = text.length();
        while (between.find()) {
            plain.put("id", between.group(1));
            end = between.end();
        }
        return text.substring(end);
    }

    private @Nullable Long number(String property) {
        String digits = plain.getOrDefault(property, "");
        return digits.matches("[0-9]{1,18}") ? Long.valueOf(digits) : null;
    }
}
