package io.winnow.entry.cli;

import io.winnow.scoring.Decimals;
import io.winnow.store.EvidenceStore.Stored;
import io.winnow.workflow.SetupException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lists the evidence of one issue. */
@Command(name = "list", header = "List what supports an issue: who said it, when, and where it can be read.")
final class EvidenceList implements Callable<Integer> {

    private static final int SHOWN = 100;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private EvidenceCommand evidence;

    @Parameters(paramLabel = "KEY", description = "Key or numeric id of the issue.")
    private String key = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (Application application = evidence.open()) {
            List<Stored> items = application
                    .sortEvidence()
                    .of(key)
                    .orElseThrow(() -> new SetupException("No backlog holds an issue '" + key
                            + "' as of the last sync; check the key, or run winnow sync."));
            new Listing<>("evidence", EvidenceJson::of, EvidenceList::line, "Nothing supports " + key + " yet.")
                    .print(evidence.console().out(), json, items);
            return ExitCode.DONE.number();
        }
    }

    /** One item in one line. */
    static String line(Stored item) {
        String date = item.evidence().date() == null
                ? "no date   "
                : item.evidence().date().toString().substring(0, 10);
        String who = item.evidence().customer() != null
                ? item.evidence().customer()
                : item.evidence().contact() != null ? item.evidence().contact() : "unknown";
        String text = item.evidence().text().replaceAll("[\\p{Cntrl}\\s]+", " ");
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN - 1) + "…" : text;
        return item.id() + "  " + date + "  " + item.evidence().kind()
                + (item.evidence().quantity() == null
                        ? ""
                        : " " + Decimals.plain(item.evidence().quantity())) + "  " + Printable.of(who)
                + ": "
                + shown
                + (item.evidence().url() == null ? "" : "  " + item.evidence().url());
    }
}
