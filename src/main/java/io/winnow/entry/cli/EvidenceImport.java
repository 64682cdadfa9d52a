package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.intake.EvidenceFile;
import io.winnow.intake.EvidenceFile.BadLine;
import io.winnow.intake.Mapping;
import io.winnow.intake.UnreadableFileException;
import io.winnow.workflow.ImportEvidence.Result;
import io.winnow.workflow.SetupException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Imports a file of evidence. */
@Command(
        name = "import",
        header = "Import a CSV or JSON file. The same file again changes nothing; bad lines are told, good ones go in.",
        footer = {
            "",
            "Columns: source,externalId,date,kind,customer,contact,issue,text,url,revenue,segment,persona,stage,nps,csat,",
            "importance,quantity. Only text or issue must hold something.",
            "",
            "Examples:",
            "  winnow evidence import interviews.csv --source interviews --dry-run",
            "  winnow evidence import survey.csv --mapping survey.json"
        })
final class EvidenceImport implements Callable<Integer> {

    private static final int SHOWN = 20;
    private static final int KEPT = 1_000;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private EvidenceCommand evidence;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(names = "--mapping", paramLabel = "FILE", description = "A JSON file that names the file's columns.")
    private @Nullable Path mapping;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "The file's encoding, such as windows-1251 (default: told from the file).")
    private @Nullable String encoding;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "What the source is called (default: the file's name without its ending).")
    private @Nullable String source;

    @Option(names = "--dry-run", description = "Only say what would come of it.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private final List<BadLine> bad = new ArrayList<>();
    private int badLines;

    @Override
    public Integer call() {
        TerminalProgress progress = new TerminalProgress(evidence.console());
        try (Application application = evidence.winnow().open(progress)) {
            EvidenceFile reader =
                    new EvidenceFile(file, mapping(mapping, encoding, EvidenceFile.COLUMNS), name(), application.now());
            Result result =
                    application.importEvidence().run(items -> reader.read(items, this::problem), dryRun, progress);
            if (json) {
                evidence.console().out().println(json(result));
            } else {
                print(result);
            }
            return (badLines > 0 ? ExitCode.DONE_WITH_TROUBLE : ExitCode.DONE).number();
        } catch (UnreadableFileException unreadable) {
            throw new SetupException(String.valueOf(unreadable.getMessage()));
        }
    }

    /** What the files and options named by a user say of a file. */
    static Mapping mapping(@Nullable Path path, @Nullable String encoding, List<String> columns) {
        Mapping said = path == null ? Mapping.NONE : mapping(path, columns);
        return encoding == null ? said : said.in(encoding);
    }

    private static Mapping mapping(Path path, List<String> columns) {
        try {
            return Mapping.read(Files.readString(path, StandardCharsets.UTF_8), columns);
        } catch (IOException unreadable) {
            throw new SetupException(
                    "The mapping file " + path + " can't be read; check its name and that it is UTF-8.");
        }
    }

    private String name() {
        String given = source;
        String name =
                given == null ? String.valueOf(file.getFileName()).replaceAll("\\.[A-Za-z]{1,5}$", "") : given.strip();
        if (name.isEmpty() || name.length() > 100 || name.equalsIgnoreCase("jira")) {
            throw new SetupException("--source must be a name of at most 100 characters, and not jira.");
        }
        return name;
    }

    private void problem(BadLine line) {
        badLines += line.line() > 0 ? 1 : 0;
        if (bad.size() < KEPT) {
            bad.add(line);
        }
    }

    private void print(Result result) {
        PrintWriter out = evidence.console().out();
        out.println((dryRun ? "Would take" : "Took") + " over " + result.saved().added() + " new, "
                + result.saved().changed() + " changed; " + result.saved().same()
                + " as before. Customers not known before: "
                + result.newCustomers() + "; items whose customer can't be told: " + result.unresolved()
                + "; items without an issue, for the inbox: " + result.unlinked() + ".");
        badLines(bad, badLines, out);
    }

    static void badLines(List<BadLine> bad, int count, PrintWriter out) {
        bad.stream().limit(SHOWN).forEach(one -> out.println("  " + line(one)));
        if (count > SHOWN) {
            out.println("  … and " + (count - SHOWN) + " more; --json has up to "
                    + String.format(Locale.ROOT, "%,d", KEPT));
        }
    }

    private static String line(BadLine line) {
        return (line.line() == 0 ? "the file " : "line " + line.line() + " ") + line.problem();
    }

    private ObjectNode json(Result result) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("added", result.saved().added());
        object.put("changed", result.saved().changed());
        object.put("same", result.saved().same());
        object.put("newCustomers", result.newCustomers());
        object.put("unresolved", result.unresolved());
        object.put("unlinked", result.unlinked());
        object.put("badLines", badLines);
        object.put("dryRun", dryRun);
        ArrayNode problems = object.putArray("problems");
        bad.forEach(one -> problems.addObject().put("line", one.line()).put("problem", one.problem()));
        return object;
    }
}
