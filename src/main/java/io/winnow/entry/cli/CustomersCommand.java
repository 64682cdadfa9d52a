package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.evidence.Customer;
import io.winnow.intake.CustomerFile;
import io.winnow.intake.FileForm;
import io.winnow.intake.UnreadableFileException;
import io.winnow.workflow.ImportCustomers;
import io.winnow.workflow.ManageCustomers.Listed;
import io.winnow.workflow.ManageCustomers.Pair;
import io.winnow.workflow.SetupException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The accounts behind the evidence. */
@Command(
        name = "customers",
        header = "List, merge and erase the accounts behind the evidence.",
        subcommands = {
            CustomersCommand.Import.class,
            CustomersCommand.Export.class,
            CustomersCommand.ListAll.class,
            CustomersCommand.Merge.class,
            CustomersCommand.Part.class,
            CustomersCommand.Erase.class
        },
        footer = {"", "Examples:", "  winnow customers list", "  winnow customers merge ACME \"Acme Ltd\""})
final class CustomersCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? For instance: winnow customers list");
    }

    Application open() {
        return winnow.open(new TerminalProgress(winnow.console()));
    }

    Console console() {
        return winnow.console();
    }

    /** Imports accounts. */
    @Command(
            name = "import",
            header = "Import a CSV or JSON file of customers. What the file doesn't say of one stays as it is.",
            footer = {
                "",
                "Columns: id,name,domains,aliases,revenue,segment,status,seats,number,mergedInto; several ids, domains or",
                "aliases with ; between them. number is the file's own, which mergedInto of another line may name."
            })
    static final class Import implements Callable<Integer> {

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private CustomersCommand customers;

        @Parameters(paramLabel = "FILE", description = "The file.")
        private Path file = Path.of("");

        @Option(names = "--mapping", paramLabel = "FILE", description = "A JSON file that names the file's columns.")
        private @Nullable Path mapping;

        @Option(
                names = "--encoding",
                paramLabel = "NAME",
                description = "The file's encoding (default: told from the file).")
        private @Nullable String encoding;

        @Override
        public Integer call() {
            try (Application application = customers.open()) {
                ImportCustomers.Result result = application
                        .importCustomers()
                        .run(new CustomerFile(file, EvidenceImport.mapping(mapping, encoding, CustomerFile.COLUMNS)));
                PrintWriter out = customers.console().out();
                out.println("Lines used: " + result.lines() + ", customers: " + result.customers()
                        + ", items that found their customer by it: " + result.resolved() + ".");
                EvidenceImport.badLines(result.bad(), result.badLines(), out);
                return (result.badLines() > 0 ? ExitCode.DONE_WITH_TROUBLE : ExitCode.DONE).number();
            } catch (UnreadableFileException unreadable) {
                throw new SetupException(String.valueOf(unreadable.getMessage()));
            }
        }
    }

    /** Exports accounts. */
    @Command(
            name = "export",
            header = "Write all customers as CSV, or JSON for a name that ends in .json; importing it loses nothing.",
            footer = {"", "Example:", "  winnow customers export customers.csv"})
    static final class Export implements Callable<Integer> {

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private CustomersCommand customers;

        @Parameters(
                paramLabel = "FILE",
                description = "The file to write; one that is there is replaced when all is written.")
        private Path file = Path.of("");

        @Override
        public Integer call() {
            try (Application application = customers.open()) {
                int written =
                        FileOut.write(file, out -> application.manageCustomers().export(out, FileForm.of(file)));
                customers
                        .console()
                        .out()
                        .println(
                                "Wrote " + written + (written == 1 ? " customer" : " customers") + " to " + file + ".");
                return ExitCode.DONE.number();
            }
        }
    }

    /** Lists all accounts. */
    @Command(name = "list", header = "List every customer, what it goes by, and what it counts as.")
    static final class ListAll implements Callable<Integer> {

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private CustomersCommand customers;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Override
        public Integer call() {
            try (Application application = customers.open()) {
                List<Listed> all = application.manageCustomers().list();
                new Listing<>("customers", ListAll::json, ListAll::line, "No customer is known yet.")
                        .print(customers.console().out(), json, all);
                return ExitCode.DONE.number();
            }
        }

        private static String line(Listed one) {
            Customer customer = one.customer();
            String revenue = customer.revenue() == null
                    ? ""
                    : "  revenue " + customer.revenue().toPlainString();
            String counts = one.mergedInto().map(into -> "  counts as " + into).orElse("");
            return String.format(
                    Locale.ROOT, "%6d  %s%s%s", customer.id(), Printable.of(customer.name()), revenue, counts);
        }

        private static ObjectNode json(Listed one) {
            Customer customer = one.customer();
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("id", customer.id());
            json.put("name", customer.name());
            ArrayNode ids = json.putArray("externalIds");
            customer.externalIds().stream().sorted().forEach(ids::add);
            ArrayNode domains = json.putArray("domains");
            customer.domains().stream().sorted().forEach(domains::add);
            ArrayNode aliases = json.putArray("aliases");
            customer.aliases().stream().sorted().forEach(aliases::add);
            json.put("revenue", customer.revenue());
            json.put("segment", customer.segment());
            json.put("status", customer.status());
            json.put("seats", customer.seats());
            json.put("mergedInto", one.mergedInto().orElse(null));
            return json;
        }
    }

    /** Merges two accounts. */
    @Command(
            name = "merge",
            header = "Let customer B count as customer A. Both keep their items; winnow customers part B undoes it.")
    static final class Merge implements Callable<Integer> {

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private CustomersCommand customers;

        @Parameters(index = "0", paramLabel = "A", description = "Number or name of the customer that stays.")
        private String into = "";

        @Parameters(index = "1", paramLabel = "B", description = "Number or name of the other.")
        private String other = "";

        @Override
        public Integer call() {
            try (Application application = customers.open()) {
                Pair pair = application.manageCustomers().merge(into, other);
                customers
                        .console()
                        .out()
                        .println("'" + pair.merged().name() + "' ("
                                + pair.merged().id() + ") counts as '"
                                + pair.kept().name() + "' (" + pair.kept().id() + ") from now on.");
                return ExitCode.DONE.number();
            }
        }
    }

    /** Undoes a merge. */
    @Command(name = "part", header = "Undo a merge: the customer counts by itself again.")
    static final class Part implements Callable<Integer> {

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private CustomersCommand customers;

        @Parameters(paramLabel = "B", description = "Number or name of the customer that was merged into another.")
        private String merged = "";

        @Override
        public Integer call() {
            try (Application application = customers.open()) {
                Customer customer = application.manageCustomers().part(merged);
                customers.console().out().println("'" + customer.name() + "' counts by itself again.");
                return ExitCode.DONE.number();
            }
        }
    }

    /** Erases an account. */
    @Command(
            name = "erase",
            header =
                    "Forget a customer's names, and the contacts, texts and addresses of its items. Counts stay; it can't be"
                            + " undone.")
    static final class Erase implements Callable<Integer> {

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private CustomersCommand customers;

        @Parameters(paramLabel = "ID", description = "Number or name of the customer.")
        private String id = "";

        @Override
        public Integer call() {
            try (Application application = customers.open()) {
                int items = application.manageCustomers().erase(id);
                customers
                        .console()
                        .out()
                        .println("Forgotten. " + (items == 1 ? "1 item stays" : items + " items stay")
                                + " in the counts, without a word of what was said.");
                return ExitCode.DONE.number();
            }
        }
    }
}
