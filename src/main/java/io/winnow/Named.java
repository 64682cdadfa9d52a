package io.winnow;

import java.util.function.Supplier;
import org.slf4j.MDC;

/** Marks what is written into the log as being about one of several sites. */
record Named(String site) {

    /** The name under which the log's pattern finds it. */
    private static final String KEY = "site";

    void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    <T> T call(Supplier<T> work) {
        try (MDC.MDCCloseable marked = MDC.putCloseable(KEY, site)) {
            return work.get();
        }
    }
}
