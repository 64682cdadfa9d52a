package io.winnow.report;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Parent;
import io.winnow.model.Priority;
import io.winnow.model.Project;
import io.winnow.model.Status;
import io.winnow.model.StatusCategory;
import io.winnow.scoring.Input;
import io.winnow.scoring.InputTrace;
import io.winnow.scoring.Score;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A made-up backlog that looks like a real one; the same seed gives the same backlog. */
public final class SampleBacklog {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final List<String> VERBS = List.of(
            "Retry",
            "Show",
            "Let finance download",
            "Warn before",
            "Remember",
            "Split",
            "Remove",
            "Speed up",
            "Explain",
            "Group",
            "Allow refunds of",
            "Fix rounding in",
            "Translate",
            "Log",
            "Export");
    private static final List<String> THINGS = List.of(
            "failed card payments",
            "the payout calendar",
            "invoices with the wrong VAT for Ireland",
            "the preferred payment method",
            "one order over two cards",
            "saved cards that expire soon",
            "bank transfers in the Nordics",
            "partial refunds from the order page",
            "webhooks on the new queue",
            "why a payment was declined",
            "chargebacks older than 60 days",
            "subscriptions paused by the customer",
            "receipts for guests",
            "the fraud check's result in plain words",
            "currency conversion at checkout");
    private static final List<String> ENDS =
            List.of("", "", "", " automatically", " on phones", " for admins", " as CSV", " in the weekly mail");
    private static final List<String> EPICS = List.of(
            "Fewer failed payments",
            "Expand to the Nordics",
            "Self-service finance",
            "Correct invoices",
            "Faster checkout",
            "Platform debt",
            "Trust and fraud",
            "Subscriptions that last",
            "Reports people read");
    private static final List<Status> STATUSES = List.of(
            new Status("1", "Open", StatusCategory.TO_DO),
            new Status("2", "Selected for development", StatusCategory.TO_DO),
            new Status("3", "In progress", StatusCategory.IN_PROGRESS),
            new Status("4", "In review", StatusCategory.IN_PROGRESS),
            new Status("5", "Done", StatusCategory.DONE));
    private static final List<IssueType> TYPES = List.of(
            new IssueType("1", "Story", 0),
            new IssueType("1", "Story", 0),
            new IssueType("2", "Task", 0),
            new IssueType("3", "Bug", 0),
            new IssueType("4", "Spike", 0));
    private static final Map<String, String> LEVELS =
            Map.of("0.25", "Minimal", "0.5", "Low", "1", "Medium", "2", "High", "3", "Massive");
    private static final List<String> IMPACTS = List.of("0.25", "0.5", "1", "1", "2", "2", "3");

    private final Random random = new Random(412);

    /** A page of so many issues, most of them scored, some changed by the last sync. */
    public static ReportPage page(int issues) {
        return new SampleBacklog().build(issues);
    }

    /** The same page with another state of the sync and of the last push. */
    public static ReportPage with(ReportPage page, SyncStatus sync, @Nullable LastPush push) {
        return new ReportPage(page.backlog(), page.trackerUrl(), page.generatedAt(), sync, push, page.rows());
    }

    /** The same page as another backlog's. */
    public static ReportPage named(String backlog, ReportPage page) {
        return new ReportPage(backlog, page.trackerUrl(), page.generatedAt(), page.sync(), page.push(), page.rows());
    }

    public static SyncStatus synced() {
        return new SyncStatus(
                SyncStatus.Outcome.OK,
                NOW.minusSeconds(120),
                NOW.minusSeconds(120),
                "Read 31 changed issues, wrote 14 scores.",
                NOW.plusSeconds(780),
                "");
    }

    /** Any issue, for tests that care about one thing only. */
    public static Issue issue(long id, String key, String summary, IssueType type, @Nullable Parent parent) {
        return new Issue(
                new IssueId(id),
                key,
                new Project("10000", "PAY", "Payments", false),
                type,
                summary,
                "",
                STATUSES.get(0),
                parent,
                List.of(),
                null,
                new BigDecimal("5"),
                List.of(),
                List.of(),
                List.of(),
                Priority.ABSENT,
                null,
                null,
                0,
                0,
                List.of(),
                NOW,
                NOW,
                null,
                Map.of());
    }

    /** A score made of these; null and a blank stand for an input that isn't there. */
    public static Score score(
            @Nullable String reach, @Nullable String impact, @Nullable String confidence, @Nullable String effort) {
        List<InputTrace> traces = List.of(
                trace(Input.REACH, reach, reach, ""),
                trace(
                        Input.IMPACT,
                        impact,
                        impact == null ? null : LEVELS.getOrDefault(impact, impact),
                        " = " + impact),
                trace(Input.CONFIDENCE, confidence, confidence, ""),
                trace(Input.EFFORT, effort, effort, ""));
        List<String> reasons = traces.stream()
                .map(InputTrace::problem)
                .filter(problem -> !problem.isEmpty())
                .toList();
        if (!reasons.isEmpty()) {
            return new Score(null, traces, "", reasons);
        }
        BigDecimal value = number(traces, 0)
                .multiply(number(traces, 1))
                .multiply(number(traces, 2))
                .divide(number(traces, 3), 2, RoundingMode.HALF_UP);
        String arithmetic = number(traces, 0) + " × " + number(traces, 1) + " × "
                + Figures.input(Input.CONFIDENCE, number(traces, 2)) + " ÷ " + number(traces, 3) + " = " + value;
        return new Score(value, traces, arithmetic, List.of());
    }

    private static BigDecimal number(List<InputTrace> traces, int position) {
        BigDecimal value = traces.get(position).value();
        if (value == null) {
            throw new IllegalStateException("no value");
        }
        return value;
    }

    private static InputTrace trace(Input input, @Nullable String value, @Nullable String raw, String conversion) {
        boolean zeroEffort = input.equals(Input.EFFORT) && "0".equals(value);
        String name = input.word().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + input.word().substring(1);
        return new InputTrace(
                input,
                value == null || zeroEffort ? null : new BigDecimal(value),
                "customfield_100" + (31 + Input.RICE.indexOf(input)),
                name,
                raw == null ? "" : raw,
                raw == null || raw.equals(value) ? "" : raw + conversion,
                value == null ? input.word() + " is missing" : zeroEffort ? "effort is 0" : "");
    }

    private ReportPage build(int count) {
        List<Draft> drafts = new ArrayList<>();
        int epics = Math.max(EPICS.size(), count / 60);
        for (int number = 0; number < count; number++) {
            drafts.add(draft(number, epics));
        }
        List<Draft> ranked = drafts.stream()
                .filter(draft -> draft.score.scored())
                .sorted(Comparator.comparing((Draft draft) -> draft.score.value(), Comparator.reverseOrder())
                        .thenComparing(draft -> draft.issue.id()))
                .toList();
        List<ReportRow> rows = new ArrayList<>();
        for (int rank = 1; rank <= ranked.size(); rank++) {
            Draft draft = ranked.get(rank - 1);
            rows.add(ReportRow.of(draft.issue, draft.issue.parent(), rank, draft.score, previous(rank, draft.score)));
        }
        drafts.stream()
                .filter(draft -> !draft.score.scored())
                .forEach(draft -> rows.add(ReportRow.of(
                        draft.issue,
                        draft.issue.parent(),
                        null,
                        draft.score,
                        random.nextInt(20) == 0 ? Previous.ABSENT : Previous.UNCHANGED)));
        LastPush push = new LastPush("k3f9x", NOW.minusSeconds(90), 14, 14, 0, List.of());
        return new ReportPage("Payments", "https://acme.atlassian.net", NOW, synced(), push, rows);
    }

    private Draft draft(int number, int epics) {
        int epic = random.nextInt(epics + epics / 8);
        boolean isEpic = number < epics && number % 40 == 39;
        Parent parent = epic >= epics || isEpic
                ? null
                : new Parent(
                        new IssueId(900_000 + epic),
                        "PAY-" + (epic + 1),
                        EPICS.get(epic % EPICS.size()) + (epic < EPICS.size() ? "" : " " + (epic / EPICS.size() + 1)),
                        1);
        Issue issue = issue(
                10_000 + number,
                "PAY-" + (100 + number),
                pick(VERBS) + " " + pick(THINGS) + pick(ENDS),
                isEpic ? new IssueType("5", "Epic", 1) : pick(TYPES),
                parent);
        Status status = pick(STATUSES);
        boolean estimated = random.nextInt(5) > 0;
        issue = new Issue(
                issue.id(),
                issue.key(),
                issue.project(),
                issue.type(),
                issue.summary(),
                "",
                status,
                parent,
                List.of(),
                null,
                estimated ? new BigDecimal(pick(List.of("1", "2", "3", "5", "8", "13"))) : null,
                List.of(),
                List.of(),
                List.of(),
                Priority.ABSENT,
                null,
                null,
                0,
                0,
                List.of(),
                NOW,
                NOW,
                null,
                Map.of());
        return new Draft(issue, randomScore());
    }

    private Score randomScore() {
        boolean gap = random.nextInt(100) < 23;
        int missing = random.nextInt(5);
        return score(
                gap && missing == 0 ? null : Integer.toString((int) (20 * Math.exp(random.nextDouble() * 4.2))),
                gap && missing == 1 ? null : pick(IMPACTS),
                gap && missing == 2 ? null : pick(List.of("0.5", "0.8", "0.8", "1")),
                gap && missing == 3
                        ? null
                        : gap && missing == 4 ? "0" : pick(List.of("0.25", "0.5", "0.75", "1", "1.5", "2", "3", "5")));
    }

    private Previous previous(int rank, Score score) {
        return switch (random.nextInt(28)) {
            case 0 -> Previous.of(rank + 1 + random.nextInt(6), changedReach(score));
            case 1 -> Previous.of(Math.max(1, rank - 1 - random.nextInt(4)), score);
            case 2 -> rank % 3 == 0 ? Previous.ABSENT : Previous.UNCHANGED;
            case 3 -> rank % 4 == 0 ? Previous.of(null, score(null, "2", "0.8", "2")) : Previous.UNCHANGED;
            default -> Previous.UNCHANGED;
        };
    }

    private static Score changedReach(Score now) {
        List<InputTrace> inputs = now.inputs();
        return score(
                number(inputs, 0).subtract(BigDecimal.TEN).toString(),
                number(inputs, 1).toString(),
                number(inputs, 2).toString(),
                number(inputs, 3).toString());
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private record Draft(Issue issue, Score score) {}
}
