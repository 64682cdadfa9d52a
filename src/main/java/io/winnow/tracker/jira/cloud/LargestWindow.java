package io.winnow.tracker.jira.cloud;

import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks about as many things at once as the server takes, which it learns from refusals: jira.fetchSize may be more than
 * a site allows, and no call says how much that is. Thread-safe.
 */
final class LargestWindow {

    private static final Logger LOG = LoggerFactory.getLogger(LargestWindow.class);

    private final AtomicInteger most = new AtomicInteger(Integer.MAX_VALUE);

    /** What was answered, in the order of {@code all}; a single thing that is refused is refused for another reason. */
    <T, R> List<R> ask(List<T> all, Function<List<T>, R> question) {
        int size = most.get();
        if (all.size() <= size) {
            try {
                return List.of(question.apply(all));
            } catch (TrackerException refused) {
                if (refused.kind() != Kind.REJECTED || all.size() < 2) {
                    throw refused;
                }
                size = (all.size() + 1) / 2;
            }
        }
        List<R> answers = new ArrayList<>();
        for (List<T> some : Windows.of(all, size)) {
            answers.addAll(ask(some, question));
        }
        remember(size);
        return answers;
    }

    /** Only once everything was answered: a refusal that has to do with one of them must not make all windows small. */
    private void remember(int size) {
        if (most.getAndAccumulate(size, Math::min) > size) {
            LOG.warn(
                    "Jira refuses to read as many issues in one request as jira.fetchSize says; it is asked for {} from now"
                            + " on. Set jira.fetchSize to what it allows.",
                    size);
        }
    }
}
