package io.winnow.config;

import io.winnow.entry.schedule.ScheduleSettings;
import io.winnow.evidence.StrengthRules;
import io.winnow.scoring.ScoringSettings;
import io.winnow.workflow.BacklogSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the backlogs: what is in each, how its inputs are read, and when it is synced. */
final class BacklogReader {

    private static final Duration OFTENEST = Duration.ofSeconds(10);
    private static final Duration RAREST = Duration.ofDays(30);

    private final Section section;
    private final StrengthRules strength;

    BacklogReader(Section root, StrengthRules strength) {
        this.strength = strength;
        this.section = root.section("backlogs", "backlogs");
        if (section.entries().isEmpty()) {
            section.problems()
                    .add(
                            section.place(),
                            "backlogs",
                            "names no backlog. Write at least one, such as payments: {jql: \"project = PAY\", inputs: …}.");
        }
    }

    List<BacklogSettings> backlogs() {
        Set<String> names = new HashSet<>();
        return section.named().stream()
                .peek(one -> checkName(one.getKey(), one.getValue(), names))
                .map(one -> backlog(one.getKey(), one.getValue()))
                .toList();
    }

    /** Names become addresses and file names, where upper and lower case may be one. */
    private static void checkName(String name, Section backlog, Set<String> names) {
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            backlog.problems()
                    .add(
                            backlog.place(),
                            backlog.path(),
                            "isn't a name. Write letters from A to Z, digits, - and _ only, at most 64.");
        } else if (!names.add(name.toLowerCase(Locale.ROOT))) {
            backlog.problems()
                    .add(backlog.place(), backlog.path(), "differs from another backlog only in case. Rename one.");
        }
    }

    private BacklogSettings backlog(String name, Section backlog) {
        Long board = backlog.optional("board")
                .map(value -> value.number(1, Long.MAX_VALUE / 10))
                .orElse(null);
        String jql = jql(backlog);
        ScoringReader reader = new ScoringReader(backlog, strength);
        ScoringSettings scoring = reader.scoring();
        return new BacklogSettings(
                name,
                jql,
                board,
                scoring,
                reader.ranking(),
                new PlanReader(backlog).plan(scoring.inputs().keySet()));
    }

    private static String jql(Section backlog) {
        Value value = backlog.value("jql");
        String jql = value.lines();
        if (jql.matches("(?is)order\\s+by\\b.*")) {
            value.refuse(
                    "only orders, so it would read the whole site. Write a condition first, such as project = PAY.");
        }
        return jql;
    }

    Map<String, ScheduleSettings> schedules() {
        Map<String, ScheduleSettings> schedules = new LinkedHashMap<>();
        section.entries()
                .keySet()
                .forEach(name -> schedules.put(name, schedule(section.section(name, "backlogs.NAME"))));
        return schedules;
    }

    private static ScheduleSettings schedule(Section backlog) {
        ZoneId zone = backlog.value("zone").zone();
        Value every = backlog.value("every");
        if (!backlog.has("cron")) {
            backlog.optional("zone").ifPresent(value -> value.refuse("is for cron only. Add cron, or remove it."));
            return new ScheduleSettings.Every(every.duration(OFTENEST, RAREST));
        }
        backlog.optional("every").ifPresent(value -> value.refuse("stands beside cron. Keep one of the two."));
        Value cron = backlog.value("cron");
        try {
            return new ScheduleSettings.Cron(cron.line(), zone);
        } catch (IllegalArgumentException e) {
            if (!cron.broken()) {
                cron.refuse(
                        "is \"" + Problems.shown(cron.written())
                                + "\", which isn't five fields: minute hour day month weekday. Write, for example, 0 6 * * 1-5.");
            }
            return ScheduleSettings.DEFAULT;
        }
    }
}
