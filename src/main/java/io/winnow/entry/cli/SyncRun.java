package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.model.FieldValue;
import io.winnow.push.PushResult;
import io.winnow.report.Figures;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.tracker.RequestCounts;
import io.winnow.workflow.BacklogResult;
import io.winnow.workflow.BacklogSettings;
import io.winnow.workflow.ResultJson;
import io.winnow.workflow.SyncBacklogs.Ended;
import io.winnow.workflow.SyncOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs a sync and prints how it went; {@code sync} and {@code demo} share it. */
final class SyncRun {

    private static final int SHOWN_CHANGES = 20;
    private static final int SHOWN_REASONS = 10;

    private final Application application;
    private final Console console;
    private final boolean json;

    SyncRun(Application application, Console console, boolean json) {
        this.application = application;
        this.console = console;
        this.json = json;
    }

    /** The exit code. */
    int run(List<BacklogSettings> backlogs, SyncOptions options, TerminalProgress progress) {
        long start = System.nanoTime();
        RequestCounts before = application.requests();
        List<Ended> ended = application.syncBacklogs().run(backlogs, options, progress);
        progress.close();
        RequestCounts requests = application.requests().minus(before);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (json) {
            console.out().println(json(ended, requests, took));
            ended.stream().filter(one -> one.result() != null).forEach(one -> print(one.result(), console.err()));
        } else {
            ended.stream().filter(one -> one.result() != null).forEach(one -> print(one.result(), console.out()));
            console.out()
                    .printf(
                            Locale.ROOT,
                            "%s, %s, %.1f s%n",
                            Figures.count(requests.reads(), "read"),
                            Figures.count(requests.writes(), "write"),
                            took.toMillis() / 1000.0);
        }
        ended.stream().filter(one -> one.failure() != null).forEach(this::printFailure);
        return exitCode(ended).number();
    }

    private static ExitCode exitCode(List<Ended> ended) {
        ExitCode code = ExitCode.DONE;
        for (Ended one : ended) {
            if (one.failure() != null) {
                code = code.orWorse(ExitCode.of(one.failure()));
            } else if (one.result() != null && one.result().troubled()) {
                boolean notAllowed = one.result().push().notAllowed();
                code = code.orWorse(notAllowed ? ExitCode.NOT_ALLOWED : ExitCode.DONE_WITH_TROUBLE);
            }
        }
        return code;
    }

    private static ObjectNode json(List<Ended> ended, RequestCounts requests, Duration took) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode backlogs = json.putArray("backlogs");
        for (Ended one : ended) {
            if (one.result() != null) {
                backlogs.add(ResultJson.of(one.result()));
            } else if (one.failure() != null) {
                backlogs.addObject().put("name", one.backlog()).put("error", message(one.failure()));
            }
        }
        json.putObject("requests")
                .put("reads", requests.reads())
                .put("writes", requests.writes())
                .put("retried", requests.retried())
                .put("throttled", requests.throttled());
        json.put("durationMs", took.toMillis());
        return json;
    }

    private static void print(BacklogResult result, PrintWriter out) {
        out.println(result.backlog() + ": " + result.message());
        PushResult push = result.push();
        if (push.dryRun()) {
            changes(push, out);
        }
        reasons(push, Outcome.CONFLICT, out);
        reasons(push, Outcome.FAILED, out);
        if (!push.id().isEmpty()) {
            out.println("  every change: winnow pushes show " + push.id());
        }
    }

    private static void changes(PushResult push, PrintWriter out) {
        List<FieldChange> planned = push.changes().stream()
                .filter(change -> change.outcome() == Outcome.PLANNED)
                .toList();
        planned.stream()
                .limit(SHOWN_CHANGES)
                .forEach(change -> out.println("  " + change.issueKey() + "  " + change.fieldName() + ": "
                        + shown(change.oldValue()) + " → " + shown(change.newValue())));
        if (planned.size() > SHOWN_CHANGES) {
            out.println("  … and " + (planned.size() - SHOWN_CHANGES) + " more");
        }
    }

    /** One line for each reason, however many changes share it. */
    private static void reasons(PushResult push, Outcome outcome, PrintWriter out) {
        Map<String, List<FieldChange>> reasons = push.changes().stream()
                .filter(change -> change.outcome() == outcome)
                .collect(Collectors.groupingBy(
                        change -> outcome == Outcome.CONFLICT
                                ? change.issueKey() + " '" + change.fieldName() + "' " + change.reason()
                                : change.reason(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        reasons.entrySet().stream()
                .limit(SHOWN_REASONS)
                .forEach(reason -> out.println("  " + outcome.name().toLowerCase(Locale.ROOT) + ": "
                        + (outcome == Outcome.FAILED ? onlyIssue(reason.getValue()) : "")
                        + reason.getKey()
                        + (reason.getValue().size() > 1
                                ? " (" + Figures.count(reason.getValue().size(), "change") + ")"
                                : "")));
        if (reasons.size() > SHOWN_REASONS) {
            out.println("  … and " + (reasons.size() - SHOWN_REASONS) + " more");
        }
    }

    /** What Jira refuses for one issue it may call by a number only. */
    private static String onlyIssue(List<FieldChange> changes) {
        List<String> keys =
                changes.stream().map(FieldChange::issueKey).distinct().toList();
        return keys.size() == 1 ? keys.get(0) + ": " : "";
    }

    static String shown(FieldValue value) {
        return value.blank() ? "(empty)" : value.text();
    }

    private void printFailure(Ended ended) {
        if (ended.failure() != null) {
            console.err().println(ended.backlog() + ": " + message(ended.failure()));
        }
    }

    private static String message(RuntimeException failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
