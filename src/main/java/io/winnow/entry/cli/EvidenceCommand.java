package io.winnow.entry.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What customers said: the commands around the ledger of evidence. */
@Command(
        name = "evidence",
        header = "Import, count and sort what customers and the market said.",
        subcommands = {
            EvidenceImport.class,
            EvidenceExportCommand.class,
            EvidenceSync.class,
            EvidenceCounts.class,
            EvidenceList.class,
            EvidenceInbox.class,
            EvidenceLink.class,
            EvidenceDismiss.class,
            EvidenceCreate.class
        },
        footer = {"", "Examples:", "  winnow evidence import tickets.csv --dry-run", "  winnow evidence counts payments"
        })
final class EvidenceCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? For instance: winnow evidence counts BACKLOG");
    }

    Application open() {
        return winnow.open(new TerminalProgress(winnow.console()));
    }

    WinnowCommand winnow() {
        return winnow;
    }

    Console console() {
        return winnow.console();
    }
}
