package io.winnow.entry.cli;

import io.winnow.model.FieldDefinition;
import io.winnow.workflow.ManageFields.Created;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists the site's fields, or creates Winnow's own. */
@Command(
        name = "fields",
        header = "List the fields of the Jira site, or create Winnow's own and put them on the screens.",
        footer = {"", "Examples:", "  winnow fields", "  winnow fields --create   with an administrator's token"})
final class FieldsCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Option(names = "--create", description = "Create Winnow's own fields where missing, and put them on the screens.")
    private boolean create;

    @Override
    public Integer call() {
        try (TerminalProgress progress = new TerminalProgress(winnow.console());
                Application application = winnow.open(progress)) {
            return create ? create(application) : list(application);
        }
    }

    private int list(Application application) {
        application.manageFields().list().stream()
                .sorted(Comparator.comparing(FieldDefinition::name, String.CASE_INSENSITIVE_ORDER))
                .forEach(field -> winnow.console()
                        .out()
                        .println(field.id() + "  " + field.name() + "  "
                                + Objects.requireNonNullElse(field.schemaType(), "no type")
                                + (field.projectScope() == null ? "" : "  project " + field.projectScope() + " only")));
        return ExitCode.DONE.number();
    }

    private int create(Application application) {
        Created created = application.manageFields().create();
        PrintWriter out = winnow.console().out();
        created.fields()
                .forEach(field -> out.println((created.created().contains(field.name()) ? "created  " : "there    ")
                        + field.id() + "  " + field.name()));
        created.reach().forEach(line -> out.println("for      " + line));
        created.put().forEach(line -> out.println("put      " + line));
        if (created.put().isEmpty() && created.problems().isEmpty()) {
            out.println("there    on every edit screen of the backlogs' issues");
        }
        created.problems().forEach(problem -> out.println("failed   " + problem));
        return (created.problems().isEmpty() ? ExitCode.DONE : ExitCode.DONE_WITH_TROUBLE).number();
    }
}
