package io.winnow.entry.cli;

import io.winnow.ranking.OrderOverride.Kind;
import io.winnow.store.Author;
import io.winnow.workflow.DecideOrder.Cleared;
import io.winnow.workflow.DecideOrder.Result;
import io.winnow.workflow.DecideOrder.Wish;
import io.winnow.workflow.OverridesJson;
import io.winnow.workflow.SetupException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says that an issue stands elsewhere than its score says. */
@Command(
        name = "override",
        header = "Say that an issue stands elsewhere than its score says, why, and until when. Writes nothing to Jira.",
        footer = {
            "",
            "Examples:",
            "  winnow override PAY-12 --before PAY-3 --reason \"promised to Acme\" --until 2026-12-31",
            "  winnow override PAY-12 --clear --reason \"delivered\""
        })
final class OverrideCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Parameters(paramLabel = "KEY", description = "Key or numeric id of the issue.")
    private String key = "";

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason = "";

    @Option(names = "--until", paramLabel = "DATE", description = "The last day it holds, as 2026-12-31; a day of UTC.")
    private @Nullable String until;

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who decides (default: who is logged in to this machine).")
    private String owner = "";

    @Option(names = "--backlog", paramLabel = "NAME", description = "Which backlog, when several hold the issue.")
    private @Nullable String backlog;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** What to do; exactly one. */
    static final class What {

        @Option(names = "--before", paramLabel = "KEY", description = "It stands directly before this issue.")
        private @Nullable String before;

        @Option(names = "--after", paramLabel = "KEY", description = "It stands directly after this issue.")
        private @Nullable String after;

        @Option(names = "--pin", description = "It is in the next sprint, whatever its score.")
        private boolean pin;

        @Option(names = "--exclude", description = "It isn't in the next sprint, whatever its score.")
        private boolean exclude;

        @Option(names = "--clear", description = "What was decided about it ends.")
        private boolean clear;

        Kind kind() {
            if (pin || exclude) {
                return pin ? Kind.PIN : Kind.EXCLUDE;
            }
            return before != null ? Kind.BEFORE : Kind.AFTER;
        }
    }

    @Override
    public Integer call() {
        LocalDate last = date(until);
        if (what.clear && last != null) {
            throw new SetupException("--until says nothing with --clear: the override ends now. Leave it out.");
        }
        Author author = Author.byCommand(LoggedIn.name());
        PrintWriter out = winnow.console().out();
        try (Application application = winnow.open(new TerminalProgress(winnow.console()))) {
            if (what.clear) {
                Cleared cleared = application.decideOrder().clear(key, backlog, owner, reason, author, null);
                out.println(
                        json
                                ? OverridesJson.of(cleared).toString()
                                : cleared.decision().key() + " stands where its score says again, in "
                                        + cleared.backlog() + ".");
            } else {
                String anchor = what.before != null ? what.before : what.after;
                Result result = application
                        .decideOrder()
                        .set(new Wish(key, what.kind(), anchor, owner, reason, last, backlog), author, null);
                out.println(json ? OverridesJson.of(result).toString() : sentence(result));
            }
            return ExitCode.DONE.number();
        }
    }

    private static String sentence(Result result) {
        String rank =
                result.rank() == null ? "" : " Rank " + result.rank() + ", by score alone " + result.place() + ".";
        return result.key() + " " + result.decided().words() + " (" + result.backlog() + ")." + rank;
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException wrong) {
            throw new SetupException("'" + text + "' isn't a day; write --until as 2026-12-31.");
        }
    }
}
