package io.winnow.tracker.jira;

import io.winnow.model.IssueId;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Walks a search on a thread of its own, hands out windows of ids while later pages are still on their way, and then asks
 * how many issues Jira counts.
 *
 * <p>For one thread. Asking for the next window waits for its page, and throws what ended the walk early.
 */
final class SearchAhead implements Iterator<List<IssueId>>, AutoCloseable {

    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final ExecutorService walker = Executors.newSingleThreadExecutor();
    private final Set<IssueId> ids = new LinkedHashSet<>();
    private final Deque<IssueId> open = new ArrayDeque<>();
    private final Future<Long> count;
    private final int windowSize;
    private boolean ended;

    SearchAhead(Platform platform, String jql, int windowSize) {
        this.windowSize = windowSize;
        this.count = walker.submit(() -> walk(platform, jql));
    }

    private long walk(Platform platform, String jql) {
        try {
            platform.search(jql, page -> steps.add(new Step(page, false, null)));
        } catch (RuntimeException failure) {
            steps.add(new Step(List.of(), true, failure));
            throw failure;
        }
        steps.add(new Step(List.of(), true, null));
        return platform.count(jql);
    }

    /** How many ids there are, waiting until that is known to be {@code enough} or the search ends. */
    int atLeast(int enough) {
        while (!ended && ids.size() < enough) {
            take();
        }
        return ids.size();
    }

    /** How many ids have been seen so far. */
    int found() {
        for (Step step = steps.poll(); step != null; step = steps.poll()) {
            add(step);
        }
        return ids.size();
    }

    /** All ids; complete once there is no next window. */
    Set<IssueId> ids() {
        return ids;
    }

    /** How many issues Jira counted right after the walk; waits for it. */
    long count() {
        try {
            return count.get();
        } catch (InterruptedException stop) {
            throw stopping();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failure.getCause());
        }
    }

    @Override
    public boolean hasNext() {
        while (!ended && open.size() < windowSize) {
            take();
        }
        return !open.isEmpty();
    }

    @Override
    public List<IssueId> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        IssueId[] window = new IssueId[Math.min(windowSize, open.size())];
        for (int i = 0; i < window.length; i++) {
            window[i] = open.remove();
        }
        return List.of(window);
    }

    private void take() {
        try {
            add(steps.take());
        } catch (InterruptedException stop) {
            throw stopping();
        }
    }

    private static TrackerException stopping() {
        Thread.currentThread().interrupt();
        return new TrackerException(Kind.UNAVAILABLE, "POST search", "Winnow is stopping; what was read is kept.");
    }

    private void add(Step step) {
        ended = step.last();
        if (step.failure() != null) {
            throw step.failure();
        }
        step.page().stream().filter(ids::add).forEach(open::add);
    }

    @Override
    public void close() {
        walker.shutdownNow();
    }

    /** A page, or how the walk ended. */
    private record Step(
            List<IssueId> page, boolean last, @Nullable RuntimeException failure) {}
}
