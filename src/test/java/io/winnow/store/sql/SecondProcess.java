package io.winnow.store.sql;

import static io.winnow.store.sql.StoredIssues.many;

import io.winnow.store.RunStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What a second Winnow on the same file does; obeys one order, and says so on standard output. */
final class SecondProcess {

    private static final String MARK = "second: ";

    private SecondProcess() {}

    /** What it said, its log aside. */
    record Said(BufferedReader lines) implements AutoCloseable {

        Said(Process process) {
            this(process.inputReader(StandardCharsets.UTF_8));
        }

        /** The next line it said; empty when it has ended. */
        String line() throws IOException {
            String line = lines.readLine();
            while (line != null && !line.startsWith(MARK)) {
                line = lines.readLine();
            }
            return line == null ? "" : line.substring(MARK.length());
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    static Process start(Path folder, String order) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                SecondProcess.class.getName(),
                folder.resolve("winnow.db").toString(),
                order);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        try (SqlStores stores = SqlStores.open("jdbc:sqlite:" + arguments[0], Clock.systemUTC())) {
            switch (arguments[1]) {
                case "hold" -> hold(stores);
                case "try" ->
                    say(
                            stores.runs()
                                            .start("payments", Clock.systemUTC().instant())
                                            .isPresent()
                                    ? "free"
                                    : "locked");
                case "save" -> save(stores);
                default -> throw new IllegalArgumentException(arguments[1]);
            }
        }
    }

    private static void hold(SqlStores stores) throws IOException {
        Optional<RunStore.Running> running =
                stores.runs().start("payments", Clock.systemUTC().instant());
        running.orElseThrow().progress("reading in another process");
        say("holding");
        waitToBeKilled();
    }

    /** Saves batches of 100 in whole transactions, for ever. */
    private static void save(SqlStores stores) {
        for (long from = 1; ; from += 100) {
            stores.issues().save("payments", many(from, from + 100));
            say("saved " + (from + 99));
        }
    }

    private static void waitToBeKilled() throws IOException {
        while (System.in.read() >= 0) {
            say("still here");
        }
    }

    private static void say(String what) {
        System.out.println(MARK + what);
        System.out.flush();
    }
}
