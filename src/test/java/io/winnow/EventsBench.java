package io.winnow;

import static io.winnow.ListeningServer.until;

import io.winnow.report.ReportRow;
import io.winnow.simulator.Exchange;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import io.winnow.tracker.Progress;
import io.winnow.workflow.SyncBacklogs.Ended;
import io.winnow.workflow.SyncOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures how long a change takes to become a score in Jira, and what ten thousand changes in a minute cost. */
@Tag("bench")
class EventsBench {

    private static final int EDITS = 50;
    private static final int EVENTS = 10_000;
    private static final String JQL = "project = PAY AND statusCategory != Done";
    private static final Pattern ID = Pattern.compile("\"(\\d+)\"");

    @TempDir
    Path folder;

    /** A Jira that tells its changes to a server that has synced it. */
    private record Listened(Site site, JiraSimulator jira, ListeningServer winnow) implements AutoCloseable {

        static Listened start(Path folder, int issues) throws IOException {
            Site site = Site.demo(2026, issues, Clock.systemUTC());
            JiraSimulator jira =
                    JiraSimulator.start(site, SimulatorOptions.defaults().unlimited());
            ListeningServer winnow =
                    ListeningServer.start(folder, jira, JQL, "{field: Story Points, perPersonMonth: 10}", "2s");
            jira.webhooks().add(winnow.events(), ListeningServer.SECRET).retryAfter(Duration.ofSeconds(5));
            jira.requests().clear();
            return new Listened(site, jira, winnow);
        }

        @Override
        public void close() {
            winnow.close();
            jira.close();
        }
    }

    @Test
    void from_a_change_to_its_score_in_four_hundred_issues() throws IOException {
        latency(500);
    }

    @Test
    void from_a_change_to_its_score_in_ten_thousand_issues() throws IOException {
        latency(12_500);
    }

    private void latency(int issues) throws IOException {
        try (Listened listened = Listened.start(folder, issues)) {
            latency(listened.site(), listened.winnow());
        }
    }

    private static void latency(Site site, ListeningServer winnow) {
        List<String> scored = winnow.application().buildReport().run("payments").rows().stream()
                .filter(row -> row.rank() != null)
                .map(ReportRow::key)
                .limit(EDITS)
                .toList();
        List<Double> seconds = new ArrayList<>();
        for (String key : scored) {
            String before = site.valueOf(key, "Winnow score").toString();
            long began = System.nanoTime();
            site.edit(key, "Reach", 100_000 + seconds.size());
            until(() -> !site.valueOf(key, "Winnow score").toString().equals(before));
            seconds.add((System.nanoTime() - began) / 1e9);
        }
        seconds.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%d issues, window 2 s: from a change in Jira to the score in Jira, %d times: median %.2f s, at most %.2f s%n",
                site.size(),
                seconds.size(),
                seconds.get(seconds.size() / 2),
                seconds.get(seconds.size() - 1));
    }

    @Test
    void ten_thousand_in_a_minute() throws IOException {
        load(Duration.ofMinutes(1));
    }

    @Test
    void ten_thousand_as_fast_as_it_goes() throws IOException {
        load(Duration.ZERO);
    }

    private void load(Duration within) throws IOException {
        try (Listened listened = Listened.start(folder, 1_250)) {
            load(listened.site(), listened.jira(), listened.winnow(), within);
        }
    }

    private static void load(Site site, JiraSimulator jira, ListeningServer winnow, Duration within) {
        jira.webhooks().trouble(7, 1 / 3.0, Duration.ofSeconds(5));
        List<String> keys = site.ids().stream().map(site::keyOf).toList();
        Set<String> changed = new HashSet<>();
        Random random = new Random(7);
        long heap = heap();
        long began = System.nanoTime();
        for (int i = 0; i < EVENTS; i++) {
            String key = keys.get(random.nextInt(keys.size()));
            site.edit(key, "Reach", 1 + random.nextInt(1_000_000));
            changed.add(key);
            LockSupport.parkNanos(began + within.toNanos() * i / EVENTS - System.nanoTime());
        }
        double sending = (System.nanoTime() - began) / 1e9;
        until(jira.webhooks()::quiet, Duration.ofMinutes(5));
        settle(jira);
        double all = (System.nanoTime() - began) / 1e9;
        List<Exchange> reads = jira.requests()
                .matching(one -> one.path().endsWith("/bulkfetch") && one.body().contains("\"summary\""));
        List<String> fetched = reads.stream()
                .flatMap(read -> ID.matcher(ids(read)).results().map(found -> found.group(1)))
                .toList();
        int looks = jira.requests().to("POST", "/search/jql").size();
        jira.requests().clear();
        long heapAfter = heap();
        System.out.printf(
                Locale.ROOT,
                "%d changes of %d issues (a fifth in no backlog) in %.0f s, %d requests: settled after %.0f s; %d looks, %d issues read"
                        + " in %d bulk fetches; heap after GC %d MB before, %d MB after%n",
                EVENTS,
                changed.size(),
                sending,
                jira.webhooks().sent(),
                all,
                looks,
                fetched.size(),
                reads.size(),
                heap >> 20,
                heapAfter >> 20);
        Ended full = winnow.application()
                .syncBacklogs()
                .run(winnow.application().backlogs(), new SyncOptions(true, true), Progress.SILENT)
                .get(0);
        System.out.println("a full sync afterwards: "
                + (full.result() == null ? full.failure() : full.result().message()));
    }

    private static String ids(Exchange read) {
        Matcher list = Pattern.compile("\"issueIdsOrKeys\":\\[([^]]*)").matcher(read.body());
        return list.find() ? list.group(1) : "";
    }

    /** Until Jira hasn't been asked anything for ten seconds. */
    private static void settle(JiraSimulator jira) {
        long[] last = {-1, System.nanoTime()};
        until(
                () -> {
                    long total = jira.requests().total();
                    if (total != last[0]) {
                        last[0] = total;
                        last[1] = System.nanoTime();
                    }
                    return System.nanoTime() - last[1] > 10_000_000_000L;
                },
                Duration.ofMinutes(5));
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
