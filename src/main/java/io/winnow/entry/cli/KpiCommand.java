package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.intake.KpiFile;
import io.winnow.report.Figures;
import io.winnow.workflow.ImportKpi.Result;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes in KPI series. */
@Command(
        name = "kpi",
        subcommands = KpiCommand.Import.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "Import KPI series that key results of goals are measured by.",
        footer = {"", "Example:", "  winnow kpi import nps.csv"})
final class KpiCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about KPIs? For instance: winnow kpi import nps.csv");
    }

    /** Imports a file. */
    @Command(
            name = "import",
            header =
                    "Import a CSV or JSON file with the columns kpi, date and value; the same file again changes nothing.",
            footer = {"", "Example:", "  winnow kpi import nps.csv"})
    static final class Import implements Callable<Integer> {

        private static final int SHOWN = 50;

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private KpiCommand kpi;

        @Parameters(
                paramLabel = "FILE",
                description = "CSV with the header kpi,date,value, or JSON; dates as 2026-10-01.")
        private Path file = Path.of("kpi.csv");

        @Option(names = "--mapping", paramLabel = "FILE", description = "A JSON file that names the file's columns.")
        private @Nullable Path mapping;

        @Option(
                names = "--encoding",
                paramLabel = "NAME",
                description = "The file's encoding (default: told from the file).")
        private @Nullable String encoding;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Override
        public Integer call() {
            Console console = kpi.winnow.console();
            try (Application application = kpi.winnow.open(new TerminalProgress(console))) {
                Result result =
                        application.importKpi().run(file, EvidenceImport.mapping(mapping, encoding, KpiFile.COLUMNS));
                if (json) {
                    console.out().println(json(result));
                } else {
                    print(result, console);
                }
                return (result.bad().isEmpty() ? ExitCode.DONE : ExitCode.DONE_WITH_TROUBLE).number();
            }
        }

        private void print(Result result, Console console) {
            console.out()
                    .println(Figures.count(result.saved().added(), "value") + " added, "
                            + Figures.number(result.saved().changed()) + " changed, "
                            + Figures.number(result.saved().same()) + " as before, "
                            + Figures.count(result.bad().size(), "line") + " not usable.");
            result.notes().forEach(note -> console.err().println(file.getFileName() + " " + note));
            result.bad().stream()
                    .limit(SHOWN)
                    .forEach(bad -> console.err()
                            .println(file.getFileName() + ":" + bad.line() + ": The line " + bad.problem()));
            if (result.bad().size() > SHOWN) {
                console.err().println("… and " + (result.bad().size() - SHOWN) + " more, all in --json");
            }
        }

        private static ObjectNode json(Result result) {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("added", result.saved().added())
                    .put("changed", result.saved().changed())
                    .put("same", result.saved().same());
            ArrayNode bad = json.putArray("bad");
            result.bad().forEach(one -> bad.addObject().put("line", one.line()).put("problem", one.problem()));
            ArrayNode notes = json.putArray("notes");
            result.notes().forEach(notes::add);
            return json;
        }
    }
}
