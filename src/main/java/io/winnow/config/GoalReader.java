package io.winnow.config;

import io.winnow.goals.Goal;
import io.winnow.goals.GoalTree;
import io.winnow.goals.KeyResult;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code goals.yaml}. */
public final class GoalReader {

    private static final List<String> ROOT = List.of("goals");
    private static final List<String> GOAL =
            List.of("id", "name", "theme", "weight", "owner", "start", "due", "keyResults", "links", "goals");
    private static final int LONGEST_LINE = 200;

    private final Problems problems;
    private final Map<String, Place> seen = new HashMap<>();
    private boolean tooMany;

    private GoalReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads the file.
     *
     * @throws ConfigException with every problem at once
     */
    public static GoalTree read(Path yaml) {
        Problems problems = new Problems(String.valueOf(yaml.getFileName()));
        return read(file(problems).root(yaml), problems);
    }

    /** Reads the content of such a file; messages call it {@code goals}. */
    public static GoalTree read(byte[] yaml) {
        Problems problems = new Problems("goals");
        return read(file(problems).root(yaml), problems);
    }

    private static YamlFile file(Problems problems) {
        return new YamlFile(problems, "", "docs/goals.md shows how to write one");
    }

    private static GoalTree read(@Nullable Node root, Problems problems) {
        Optional<GoalTree> tree = root == null
                ? Optional.empty()
                : new GoalReader(problems).tree(GoalGroup.of("", Place.FILE, root, problems, ROOT));
        if (!problems.none() || tree.isEmpty()) {
            throw problems.exception();
        }
        return tree.get();
    }

    private Optional<GoalTree> tree(GoalGroup root) {
        if (!root.nodes().containsKey("goals") && problems.none()) {
            problems.add(Place.FILE, "goals", "isn't set. Write goals: and a list, which may be [] for none.");
        }
        List<Goal> goals = goals(root, 1);
        if (!problems.none()) {
            return Optional.empty();
        }
        GoalTree tree = new GoalTree(goals);
        tree.all().forEach(goal -> checkDates(tree, goal));
        return Optional.of(tree);
    }

    private List<Goal> goals(GoalGroup parent, int depth) {
        List<GoalGroup> groups = parent.groups("goals", GOAL);
        if (!groups.isEmpty() && depth > GoalTree.DEEPEST) {
            groups.get(0).refuse("is nested more than " + GoalTree.DEEPEST + " goals deep. Move it up.");
            return List.of();
        }
        return groups.stream().flatMap(group -> goal(group, depth).stream()).toList();
    }

    private Optional<Goal> goal(GoalGroup group, int depth) {
        String id = id(group);
        checkUnique(id, group);
        String name = line(group.value("name", "Keep the customers we have"));
        String theme = group.optional("theme")
                .map(value -> line(value).toLowerCase(Locale.ROOT))
                .orElse("");
        BigDecimal weight = group.valueOr("weight", "1").amount();
        String owner = group.optional("owner").map(GoalReader::line).orElse("");
        LocalDate start = group.optional("start").flatMap(Value::date).orElse(null);
        LocalDate due = group.optional("due").flatMap(Value::date).orElse(null);
        List<KeyResult> results = new KeyResultReader(group).keyResults();
        var links = new LinkReader(group).rules();
        List<Goal> parts = goals(group, depth + 1);
        try {
            return Optional.of(new Goal(id, name, theme, plain(weight), owner, start, due, results, links, parts));
        } catch (IllegalArgumentException contradiction) {
            group.refuse(String.valueOf(contradiction.getMessage()));
            return Optional.empty();
        }
    }

    static String id(GoalGroup group) {
        Value value = group.value("id", "retention");
        String id = value.line();
        if (!value.broken() && !id.matches("[A-Za-z0-9_-]{1,64}")) {
            value.refuse("isn't an id. Write letters from A to Z, digits, - and _ only, at most 64.");
            return "";
        }
        return id;
    }

    private void checkUnique(String id, GoalGroup group) {
        Place first = id.isEmpty() ? null : seen.putIfAbsent(id.toLowerCase(Locale.ROOT), group.place());
        if (first != null) {
            group.refuse("has the id " + id + ", as has the goal in line " + first.line() + ". Rename one.");
        }
        if (seen.size() > GoalTree.MOST_GOALS && !tooMany) {
            tooMany = true;
            group.refuse("is one goal too many. Keep at most " + GoalTree.MOST_GOALS + ".");
        }
    }

    static String line(Value value) {
        String line = value.line();
        if (line.length() > LONGEST_LINE) {
            value.refuse("is too long. Write at most " + LONGEST_LINE + " characters.");
            return "";
        }
        return line;
    }

    /** A goal may take its start or its due from one above it, so that only the tree knows both. */
    private void checkDates(GoalTree tree, Goal goal) {
        LocalDate start = tree.start(goal).orElse(null);
        LocalDate due = tree.due(goal).orElse(null);
        if (start != null && due != null && !due.isAfter(start)) {
            problems.add(
                    seen.getOrDefault(goal.id().toLowerCase(Locale.ROOT), Place.FILE),
                    goal.id(),
                    "is due " + due + ", which isn't after " + start
                            + ", when it or the goal above it starts. Correct one of the two.");
        }
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
