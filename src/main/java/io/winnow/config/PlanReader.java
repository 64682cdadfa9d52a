package io.winnow.config;

import io.winnow.workflow.PlanSettings;

/** Reads how one backlog's sprints are planned. */
final class PlanReader {

    private final Section section;

    PlanReader(Section backlog) {
        this.section = backlog.section("plan", backlog.pattern() + ".plan").known();
    }

    PlanSettings plan() {
        return new PlanSettings(
                section.optional("ready")
                        .map(Value::lines)
                        .filter(jql -> !jql.isEmpty())
                        .orElse(null),
                section.optional("effort")
                        .map(Value::line)
                        .filter(name -> !name.isEmpty())
                        .orElse(null),
                section.value("unit").line(),
                section.optional("team")
                        .map(Value::line)
                        .filter(name -> !name.isEmpty())
                        .orElse(null),
                PlanSettings.DEFAULT.teams(),
                section.optional("capacity").map(Value::amount).orElse(null),
                PlanSettings.DEFAULT.sprints(),
                PlanSettings.DEFAULT.availability(),
                null,
                PlanSettings.DEFAULT.together(),
                PlanSettings.DEFAULT.rules(),
                null);
    }
}
