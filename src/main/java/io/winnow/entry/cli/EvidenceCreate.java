package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.tracker.NewIssue;
import io.winnow.workflow.CreateIssue.Result;
import io.winnow.workflow.CreateIssue.Wish;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes a new issue in Jira from an item. */
@Command(
        name = "create",
        header =
                "Write a new Jira issue from an item and link the two. Without --apply, only show what would be written.",
        footer = {
            "",
            "Examples:",
            "  winnow evidence create 17 --backlog payments",
            "  winnow evidence create 17 --backlog payments --type Bug --apply"
        })
final class EvidenceCreate implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private EvidenceCommand evidence;

    @Parameters(paramLabel = "ID", description = "The item's number, or SOURCE:EXTERNALID.")
    private String id = "";

    @Option(
            names = "--backlog",
            paramLabel = "NAME",
            required = true,
            description = "The backlog the issue is for: its project and usual issue type are taken.")
    private String backlog = "";

    @Option(names = "--project", paramLabel = "KEY", description = "Another project than the backlog's.")
    private @Nullable String project;

    @Option(names = "--type", paramLabel = "NAME", description = "Another issue type than the usual one.")
    private @Nullable String type;

    @Option(names = "--summary", paramLabel = "TEXT", description = "Another summary than the item's first line.")
    private @Nullable String summary;

    @Option(
            names = "--with-contact",
            description = "Write the customer's and the contact's name and mail addresses, too; left out otherwise.")
    private boolean withContact;

    @Option(names = "--apply", description = "Create it. Safe to run again: there will be one issue.")
    private boolean apply;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (Application application = evidence.open()) {
            SyncCommand.chosen(application.backlogs(), List.of(backlog));
            Wish wish = new Wish(id, backlog, project, type, summary, withContact);
            if (apply) {
                print(application.createIssue().apply(wish));
            } else {
                print(application.createIssue().preview(wish));
            }
            return ExitCode.DONE.number();
        }
    }

    private void print(NewIssue draft) {
        PrintWriter out = evidence.console().out();
        if (json) {
            ObjectNode object = JsonNodeFactory.instance
                    .objectNode()
                    .put("applied", false)
                    .put("project", draft.project())
                    .put("type", draft.type())
                    .put("summary", draft.summary());
            draft.paragraphs().forEach(object.withArray("description")::add);
            object.putArray("labels").add(draft.label());
            out.println(object);
            return;
        }
        out.println("Would create in " + Printable.of(draft.project()) + ", as " + Printable.of(draft.type()) + ":");
        out.println("  summary: " + Printable.of(draft.summary()));
        out.println("  label:   " + draft.label());
        out.println("  description:");
        draft.paragraphs()
                .forEach(paragraph -> paragraph.lines().forEach(line -> out.println("    " + Printable.of(line))));
        out.println("Nothing was written; --apply creates it.");
    }

    private void print(Result result) {
        PrintWriter out = evidence.console().out();
        if (json) {
            out.println(JsonNodeFactory.instance
                    .objectNode()
                    .put("applied", true)
                    .put("created", result.created())
                    .put("item", result.item().id())
                    .put("id", result.issue().id().toString())
                    .put("key", result.issue().key()));
            return;
        }
        out.println((result.created()
                        ? "Created " + result.issue().key()
                        : result.issue().key() + " was created before")
                + "; item " + result.item().id()
                + " supports it. The next winnow sync reads it, if the backlog's query matches it.");
    }
}
