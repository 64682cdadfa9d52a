package io.winnow.workflow;

import io.winnow.evidence.Counts;
import io.winnow.goals.EvidenceCount;
import io.winnow.model.IssueId;
import io.winnow.report.Drift;
import io.winnow.report.PlanPage;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRow;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.TrackerException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what one backlog's plans are made from: the tracker's part for some minutes, the store's until it changes.
 *
 * <p>Safe to share between threads.
 */
final class PlanDesk {

    /** After so long the tracker is asked again by itself. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** Sooner than this the tracker isn't asked again, whoever wishes it. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final BacklogSettings backlog;
    private final PlanSprint planSprint;
    private final ShowDrift showDrift;
    private final BuildReport buildReport;
    private final KeptReports keptReports;
    private final Supplier<EvidenceCount> evidence;
    private final Clock clock;
    private @Nullable Asked asked;
    private @Nullable Read read;
    private @Nullable Laid laid;

    PlanDesk(
            BacklogSettings backlog,
            PlanSprint planSprint,
            ShowDrift showDrift,
            BuildReport buildReport,
            KeptReports keptReports,
            Supplier<EvidenceCount> evidence,
            Clock clock) {
        this.backlog = backlog;
        this.planSprint = planSprint;
        this.showDrift = showDrift;
        this.buildReport = buildReport;
        this.keptReports = keptReports;
        this.evidence = evidence;
        this.clock = clock;
    }

    BacklogSettings backlog() {
        return backlog;
    }

    /** What lies on it now, gathered where it is too old. */
    synchronized Laid now(boolean askAgain) {
        String version = version();
        Read known = read;
        boolean changed = known == null || !known.version().equals(version);
        Asked answers = ask(askAgain || changed);
        if (known == null || changed) {
            known = read(version);
            read = known;
            laid = null;
        }
        Laid now = laid;
        if (now == null) {
            now = Laid.of(answers, known);
            laid = now;
        }
        return now;
    }

    /** The same with the tracker asked now; throws what it throws. */
    synchronized Laid asked() {
        Instant now = clock.instant();
        Asked answers = new Asked(planSprint.ask(backlog), now, now, "");
        Read known = read(version());
        asked = answers;
        read = known;
        laid = Laid.of(answers, known);
        return laid;
    }

    private String version() {
        return buildReport.version(backlog.name()) + "-" + showDrift.revision(backlog.name());
    }

    private Asked ask(boolean wished) {
        Asked known = asked;
        Instant now = clock.instant();
        if (known != null) {
            Duration age = Duration.between(known.tried(), now);
            if (age.compareTo(wished ? PATIENCE : FRESH) < 0) {
                return known;
            }
        }
        try {
            known = new Asked(planSprint.ask(backlog), now, now, "");
        } catch (TrackerException | FieldException | SetupException failure) {
            String problem = String.valueOf(failure.getMessage());
            known = known == null
                    ? new Asked(null, now, null, problem)
                    : new Asked(known.facts(), now, known.answered(), problem);
        }
        asked = known;
        laid = null;
        return known;
    }

    private Read read(String version) {
        ReportPage report = keptReports.of(backlog.name());
        Map<IssueId, List<IssueId>> heardIn = new HashMap<>();
        Map<IssueId, Counts> heard = new HashMap<>();
        for (ReportRow row : report.rows()) {
            heardIn.put(row.id(), row.support().heardIn());
            heard.put(row.id(), row.support().evidence().total());
        }
        PlanBasis basis = planSprint.gather(backlog, TrackerFacts.NONE);
        Read last = read;
        PlanOdds before = last == null ? null : last.odds();
        return new Read(
                version,
                basis,
                new PlanOdds(new PlanRunners(basis, heard), before),
                report,
                showDrift.of(backlog.name(), report.rows()).orElse(null),
                evidence.get(),
                heardIn);
    }

    /**
     * The tracker's part.
     *
     * @param facts null when it never answered
     * @param tried when it was last asked
     * @param answered when it last answered; null like facts
     * @param problem why it didn't answer the last time; empty when it did
     */
    record Asked(
            @Nullable TrackerFacts facts,
            Instant tried,
            @Nullable Instant answered,
            String problem) {}

    /**
     * The store's part.
     *
     * @param heardIn which issues evidence names, of each issue and those below it
     */
    record Read(
            String version,
            PlanBasis basis,
            PlanOdds odds,
            ReportPage report,
            @Nullable Drift drift,
            EvidenceCount heard,
            Map<IssueId, List<IssueId>> heardIn) {}

    /**
     * All of it, and the plans that were made from it lately: whoever looks on needs no new ones.
     *
     * @param basis null when the tracker never answered
     */
    record Laid(Asked answers, Read read, @Nullable PlanBasis basis, Map<PlanOptions, PlanPage.Made> plans) {

        private static final int KEPT = 32;

        private static Laid of(Asked answers, Read read) {
            TrackerFacts facts = answers.facts();
            Map<PlanOptions, PlanPage.Made> plans = new LinkedHashMap<>(KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<PlanOptions, PlanPage.Made> eldest) {
                    return size() > KEPT;
                }
            };
            return new Laid(
                    answers, read, facts == null ? null : read.basis().with(facts), Collections.synchronizedMap(plans));
        }
    }
}
