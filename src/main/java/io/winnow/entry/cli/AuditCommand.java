package io.winnow.entry.cli;

import io.winnow.store.AuditStore.Entry;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists who changed what. */
@Command(
        name = "audit",
        header =
                "List who changed inputs, made and ended overrides and tokens, and signed in or out: the latest 1,000.",
        footer = {"", "Example:", "  winnow audit --json"})
final class AuditCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = winnow.console();
        try (Application application = winnow.open(new TerminalProgress(console))) {
            if (json) {
                console.out().println(application.showAudit().json());
            } else {
                List<Entry> entries = application.showAudit().run();
                if (entries.isEmpty()) {
                    console.out().println("Nobody has changed anything yet.");
                }
                entries.forEach(entry -> console.out().println(line(entry)));
            }
            return ExitCode.DONE.number();
        }
    }

    private static String line(Entry entry) {
        String where = entry.backlog() == null ? "" : " in " + entry.backlog();
        return Printable.of(
                entry.at().toString().substring(0, 19) + "Z  " + entry.person() + " (" + entry.means() + ")  "
                        + entry.action() + " " + entry.subject() + where
                        + (entry.detail().isEmpty() ? "" : ": " + entry.detail()));
    }
}
