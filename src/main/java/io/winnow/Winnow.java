package io.winnow;

import io.winnow.entry.cli.Cli;
import io.winnow.entry.cli.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the program starts and, when asked to stop, ends cleanly. */
public final class Winnow {

    private static final long STOP_MILLIS = 20_000;

    private Winnow() {}

    public static void main(String[] arguments) {
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger code = new AtomicInteger();
        Runtime.getRuntime().addShutdownHook(stopper(Thread.currentThread(), ended, code));
        code.set(new Cli(new Composition(System.getenv()), console()).run(arguments));
        ended.set(true);
        System.exit(code.get());
    }

    /** Asked to end in the middle of something: interrupts it, waits until it has ended, and keeps its exit code. */
    private static Thread stopper(Thread main, AtomicBoolean ended, AtomicInteger code) {
        return new Thread(
                () -> {
                    if (ended.get()) {
                        return;
                    }
                    main.interrupt();
                    long deadline = System.nanoTime() + STOP_MILLIS * 1_000_000;
                    while (!ended.get() && System.nanoTime() < deadline) {
                        Thread.onSpinWait();
                        sleepABit();
                    }
                    if (ended.get()) {
                        Runtime.getRuntime().halt(code.get());
                    }
                },
                "stop");
    }

    private static void sleepABit() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException goOn) {
            Thread.currentThread().interrupt();
        }
    }

    /** The launcher knows which streams are terminals; Java 17 can't tell standard error's. */
    private static Console console() {
        return new Console(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                Boolean.getBoolean("winnow.out.terminal"),
                Boolean.getBoolean("winnow.err.terminal"));
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), stream == FileDescriptor.err, StandardCharsets.UTF_8);
    }
}
