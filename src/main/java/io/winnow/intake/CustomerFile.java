package io.winnow.intake;

import io.winnow.evidence.CustomerDraft;
import io.winnow.evidence.PublicMailDomains;
import io.winnow.intake.EvidenceFile.BadLine;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads accounts from a CSV or JSON file; domains, ids and aliases may be several, with ; or | between them. */
public final class CustomerFile {

    /**
     * Our columns; an id, a name or a domain must hold something. The number is what a file calls an account, so that
     * another line can say that it is merged into that.
     */
    public static final List<String> COLUMNS = List.of(
            "id", "name", "domains", "aliases", "revenue", "segment", "status", "seats", "number", "mergedInto");

    private static final Pattern BETWEEN_DOMAINS = Pattern.compile("[;|,\\s]+");
    private static final int MOST = 999_999_999;
    private static final int LONGEST = 300;

    private final Path file;
    private final Mapping mapping;

    public CustomerFile(Path file, Mapping mapping) {
        this.file = file;
        this.mapping = mapping;
    }

    /** Gets one account after the other. */
    @FunctionalInterface
    public interface Drafts {

        void accept(Line line);
    }

    /**
     * What a line says.
     *
     * @param number of the line, from 1
     * @param account what the file calls the account; null when it has no such number
     * @param mergedInto what the file calls the account that it counts as; null when it counts by itself
     */
    public record Line(
            long number,
            CustomerDraft draft,
            @Nullable Integer account,
            @Nullable Integer mergedInto) {}

    /**
     * Reads the file once; every line ends as an account or a problem.
     *
     * @throws UnreadableFileException when none of it can be used
     */
    public void read(Drafts drafts, Consumer<BadLine> problems) {
        Amounts amounts = new Amounts(mapping.decimal());
        new Rows(file, COLUMNS, List.of(Set.of("id", "name", "domains")), mapping).read(new RowSink() {
            @Override
            public void row(Row row) {
                try {
                    drafts.accept(new Line(
                            row.line(), draft(row, amounts), row.whole("number", MOST), row.whole("mergedInto", MOST)));
                } catch (WrongLineException wrong) {
                    problem(row.line(), wrong.getMessage() + row.aside());
                }
            }

            @Override
            public void problem(long line, String message) {
                problems.accept(new BadLine(line, message));
            }
        });
    }

    private static CustomerDraft draft(Row row, Amounts amounts) throws WrongLineException {
        Set<String> ids = words(row, "id");
        Set<String> domains = new HashSet<>();
        for (String domain : BETWEEN_DOMAINS.split(row.text("domains"), -1)) {
            if (!domain.isEmpty()) {
                domains.add(domain(domain));
            }
        }
        String name = row.word("name", LONGEST);
        if (ids.isEmpty() && domains.isEmpty() && name == null) {
            throw new WrongLineException("has neither id, name nor domains. Write one of them, or remove the line.");
        }
        return new CustomerDraft(
                ids,
                name,
                domains,
                words(row, "aliases"),
                row.revenue(amounts),
                row.word("segment", LONGEST),
                row.word("status", LONGEST),
                row.whole("seats", MOST));
    }

    private static String domain(String text) throws WrongLineException {
        String domain = text.substring(text.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (PublicMailDomains.holds(domain)) {
            throw new WrongLineException("has the domain '" + WrongLineException.shown(text)
                    + "', where anyone can have an address. Remove it.");
        }
        return PublicMailDomains.domainOf("@" + domain)
                .orElseThrow(() -> new WrongLineException("has the domain '" + WrongLineException.shown(text)
                        + "', which is no domain of mail addresses. Write one such as acme.example."));
    }

    private static Set<String> words(Row row, String column) throws WrongLineException {
        Set<String> words = new HashSet<>();
        for (String part : Several.of(row.text(column))) {
            String word = PlainText.line(part);
            if (word.length() > LONGEST) {
                throw new WrongLineException(
                        "has " + column + " of more than " + LONGEST + " characters. Shorten them.");
            }
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
