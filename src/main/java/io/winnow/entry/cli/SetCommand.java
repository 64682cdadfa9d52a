package io.winnow.entry.cli;

import io.winnow.scoring.Decimals;
import io.winnow.store.Author;
import io.winnow.store.ScoreStore.StoredScore;
import io.winnow.workflow.ChangeInputs.Result;
import io.winnow.workflow.InputWishes.Change;
import io.winnow.workflow.InputWishes.Wish;
import io.winnow.workflow.InputsJson;
import io.winnow.workflow.SetupException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Changes inputs of an issue in Jira. */
@Command(
        name = "set",
        header = "Change inputs of an issue in Jira's fields; its new score follows at once.",
        footer = {
            "",
            "Examples:",
            "  winnow set PAY-12 reach=900 impact=high",
            "  winnow set PAY-12 \"confidence=80 %\" --dry-run",
            "  winnow set PAY-12 effort=     empty the field"
        })
final class SetCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Parameters(index = "0", paramLabel = "KEY", description = "Key or numeric id of the issue.")
    private String key = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "INPUT=VALUE",
            description = "The input, such as reach, and what its field is to hold, as you would type it in Jira.")
    private List<String> changes = List.of();

    @Option(names = "--backlog", paramLabel = "NAME", description = "Which backlog, when several hold the issue.")
    private @Nullable String backlog;

    @Option(names = "--dry-run", description = "Write nothing to Jira; show what would be changed.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        List<Wish> wishes = changes.stream().map(SetCommand::wish).toList();
        PrintWriter out = winnow.console().out();
        try (Application application = winnow.open(new TerminalProgress(winnow.console()))) {
            Result result =
                    application.changeInputs().run(key, backlog, wishes, dryRun, Author.byCommand(LoggedIn.name()));
            if (json) {
                out.println(InputsJson.of(result, application.explainIssue()));
            } else {
                out.println(Printable.of(sentence(result)));
            }
            return (result.later().isEmpty() ? ExitCode.DONE : ExitCode.DONE_WITH_TROUBLE).number();
        }
    }

    private static Wish wish(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new SetupException("'" + Printable.of(text) + "' isn't INPUT=VALUE, such as reach=900.");
        }
        return new Wish(text.substring(0, equals).strip(), null, text.substring(equals + 1));
    }

    private static String sentence(Result result) {
        if (result.changes().isEmpty()) {
            return result.key() + " holds this already (" + result.backlog() + ").";
        }
        String changed = result.changes().stream().map(Change::words).collect(Collectors.joining(", "));
        if (result.dryRun()) {
            return result.key() + " would get " + changed + " (" + result.backlog() + ").";
        }
        String score = result.later().isEmpty()
                ? "Score " + words(result.before()) + " → " + words(result.after()) + "."
                : result.later();
        return result.key() + ": " + changed + " (" + result.backlog() + "). " + score;
    }

    private static String words(@Nullable StoredScore stored) {
        if (stored == null || stored.score().value() == null) {
            return "none";
        }
        return Decimals.score(stored.score().value()) + ", rank " + stored.rank();
    }
}
