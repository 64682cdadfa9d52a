package io.winnow.entry.cli;

import io.winnow.tracker.Progress;
import io.winnow.tracker.Waiting;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows on a terminal how far a long step has come, once it has taken two seconds; elsewhere only says when it has to
 * wait for Jira, once for a wait, however many requests share it. Safe to call from several threads.
 */
final class TerminalProgress implements Progress, Waiting, AutoCloseable {

    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final Duration WORTH_TELLING = Duration.ofSeconds(1);
    private static final int WIDTH = 78;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final PrintWriter err;
    private final boolean terminal;
    private String doing = "";
    private Instant told = Instant.MIN;
    private long since;
    private @Nullable ProgressBar bar;

    TerminalProgress(Console console) {
        this.err = console.err();
        this.terminal = console.errIsTerminal();
    }

    @Override
    public synchronized void step(String step, int done, int total) {
        if (!terminal) {
            return;
        }
        if (!step.equals(doing)) {
            close();
            doing = step;
            since = System.nanoTime();
        }
        if (total > 0 && System.nanoTime() - since > PATIENCE_NANOS) {
            show(total).stepTo(done);
        }
    }

    private ProgressBar show(int total) {
        ProgressBar shown = bar;
        if (shown == null) {
            shown = new ProgressBarBuilder()
                    .setTaskName(doing)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                    .build();
            bar = shown;
        }
        shown.maxHint(total);
        return shown;
    }

    private void draw(String line) {
        err.print("\r" + line);
        err.flush();
    }

    @Override
    public synchronized void waiting(String reason, Instant until) {
        if (told.isAfter(until.minus(WORTH_TELLING))) {
            return;
        }
        told = until;
        err.println((bar == null ? "" : "\r\n") + reason + "; waiting until "
                + TIME.format(until.atZone(ZoneId.systemDefault())));
        err.flush();
    }

    /** Takes the bar away. */
    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            err.flush();
        }
    }
}
