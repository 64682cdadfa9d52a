package io.winnow.simulator;

import io.winnow.model.IssueId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What goes wrong on purpose; switched at any time while the simulator runs. Thread-safe. */
public final class Faults {

    private final List<Rule> rules = new ArrayList<>();
    private final Map<Long, Integer> troubled = new HashMap<>();
    private final Map<Long, Integer> locked = new HashMap<>();
    private Random random = new Random(1);
    private long fastest;
    private long slowest;
    private volatile boolean loginExpired;
    private volatile int mostUpdates = Integer.MAX_VALUE;
    private @Nullable Rule expiry;

    /** Every n-th request fails. */
    public Faults everyNth(int n, Fault fault) {
        return everyNth(n, "", "", fault);
    }

    /** Every n-th request of this method (any if empty) whose path contains the text fails. */
    public synchronized Faults everyNth(int n, String method, String pathPart, Fault fault) {
        rules.add(new Rule(method, pathPart, n, Integer.MAX_VALUE, fault));
        return this;
    }

    /** The next so many requests fail. */
    public Faults next(int times, Fault fault) {
        return next(times, "", "", fault);
    }

    /** The next so many requests of this method (any if empty) whose path contains the text fail. */
    public synchronized Faults next(int times, String method, String pathPart, Fault fault) {
        rules.add(new Rule(method, pathPart, 1, times, fault));
        return this;
    }

    /** Every matching request fails from now on. */
    public Faults always(String method, String pathPart, Fault fault) {
        return everyNth(1, method, pathPart, fault);
    }

    /** Every answer takes this much longer. */
    public Faults latency(Duration each) {
        return latency(each, each, 1);
    }

    /** Every answer takes longer by a time from a range. */
    public synchronized Faults latency(Duration from, Duration to, long seed) {
        fastest = from.toNanos();
        slowest = to.toNanos();
        random = new Random(seed);
        return this;
    }

    /** More values than these are too many for one request of an app's fields. */
    public Faults mostUpdates(int most) {
        mostUpdates = most;
        return this;
    }

    int mostUpdates() {
        return mostUpdates;
    }

    /** The account's token stops working. */
    public Faults loginExpires() {
        loginExpired = true;
        return this;
    }

    /** The account's token stops working with the n-th request of this method whose path contains the text. */
    public synchronized Faults loginExpiresAt(int n, String method, String pathPart) {
        expiry = new Rule(method, pathPart, n, 1, Fault.status(401));
        return this;
    }

    public Faults loginWorksAgain() {
        loginExpired = false;
        return this;
    }

    /** The next so many bulk fetches answer an {@code issueErrors} entry instead of this issue: worth a retry. */
    public synchronized Faults bulkFetchTrouble(IssueId id, int times) {
        troubled.put(id.value(), times);
        return this;
    }

    /** The next so many rank calls leave this issue where it is, for somebody else is ranking: worth a retry. */
    public synchronized Faults rankLocked(IssueId id, int times) {
        locked.put(id.value(), times);
        return this;
    }

    /** Everything works again, at once. */
    public synchronized Faults clear() {
        rules.clear();
        troubled.clear();
        locked.clear();
        fastest = 0;
        slowest = 0;
        expiry = null;
        loginExpired = false;
        return this;
    }

    boolean loginExpired() {
        return loginExpired;
    }

    synchronized long latencyNanos() {
        return fastest + (slowest > fastest ? (long) (random.nextDouble() * (slowest - fastest)) : 0);
    }

    /** The first rule whose turn it is; every rule that matches counts the request. */
    synchronized @Nullable Fault forRequest(String method, String path) {
        Fault found = null;
        if (expiry != null && expiry.due(method, path)) {
            loginExpired = true;
        }
        for (Rule rule : rules) {
            boolean due = rule.due(method, path);
            if (due && found == null) {
                found = rule.fault;
            }
        }
        return found;
    }

    synchronized boolean troubled(long id) {
        return oneLess(troubled, id);
    }

    synchronized boolean lockedInRank(long id) {
        return oneLess(locked, id);
    }

    private static boolean oneLess(Map<Long, Integer> times, long id) {
        Integer left = times.get(id);
        if (left == null || left <= 0) {
            return false;
        }
        times.put(id, left - 1);
        return true;
    }

    private static final class Rule {
        private final String method;
        private final String pathPart;
        private final int every;
        private final Fault fault;
        private int left;
        private int seen;

        Rule(String method, String pathPart, int every, int times, Fault fault) {
            this.method = method;
            this.pathPart = pathPart;
            this.every = every;
            this.left = times;
            this.fault = fault;
        }

        boolean due(String requestMethod, String path) {
            if (left == 0 || !(method.isEmpty() || method.equals(requestMethod)) || !path.contains(pathPart)) {
                return false;
            }
            seen++;
            if (seen % every != 0) {
                return false;
            }
            left--;
            return true;
        }
    }
}
