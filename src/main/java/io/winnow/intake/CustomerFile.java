package io.winnow.intake;

import io.winnow.evidence.CustomerDraft;
import io.winnow.evidence.PublicMailDomains;
import io.winnow.intake.EvidenceFile.BadLine;
import java.math.BigDecimal;
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

    /** Our columns; an id, a name or a domain must hold something. */
    public static final List<String> COLUMNS =
            List.of("id", "name", "domains", "aliases", "revenue", "segment", "status", "seats");

    private static final Pattern SEPARATORS = Pattern.compile("[;|]");
    private static final int LONGEST = 300;

    private final Path file;
    private final Mapping mapping;

    public CustomerFile(Path file, Mapping mapping) {
        this.file = file;
        this.mapping = mapping;
    }

    /** Gets an account and the number of its line. */
    @FunctionalInterface
    public interface Drafts {

        void accept(long line, CustomerDraft draft);
    }

    /**
     * Reads the file once; every line ends as an account or a problem.
     *
     * @throws UnreadableFileException when none of it can be used
     */
    public void read(Drafts drafts, Consumer<BadLine> problems) {
        Amounts amounts = new Amounts(mapping.decimal());
        new Rows(COLUMNS, mapping).read(file, new RowSink() {
            @Override
            public void row(Row row) {
                try {
                    drafts.accept(row.line(), draft(row, amounts));
                } catch (WrongLineException wrong) {
                    problem(row.line(), String.valueOf(wrong.getMessage()));
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
        for (String domain : words(row, "domains")) {
            domains.add(domain(domain));
        }
        String name = word(row, "name");
        if (ids.isEmpty() && domains.isEmpty() && name == null) {
            throw new WrongLineException("has neither id, name nor domains. Write one of them, or remove the line.");
        }
        BigDecimal revenue = row.has("revenue") ? amounts.read("revenue", row.text("revenue")) : null;
        if (revenue != null && revenue.signum() < 0) {
            throw new WrongLineException("has a revenue below 0. Write what the account is worth a year, or nothing.");
        }
        return new CustomerDraft(
                ids,
                name,
                domains,
                words(row, "aliases"),
                revenue,
                word(row, "segment"),
                word(row, "status"),
                seats(row));
    }

    private static String domain(String text) throws WrongLineException {
        String domain = text.substring(text.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (PublicMailDomains.domainOf("@" + domain).isEmpty()) {
            throw new WrongLineException("has the domain '" + WrongLineException.shown(text)
                    + "', where anyone can have an address. Remove it.");
        }
        return domain;
    }

    private static @Nullable Integer seats(Row row) throws WrongLineException {
        if (!row.has("seats")) {
            return null;
        }
        String text = row.text("seats").strip();
        if (!text.matches("[0-9]{1,9}")) {
            throw new WrongLineException(
                    "has the seats '" + WrongLineException.shown(text) + "'. Write a whole number.");
        }
        return Integer.valueOf(text);
    }

    private static @Nullable String word(Row row, String column) throws WrongLineException {
        String word = row.text(column).replaceAll("\\p{Cc}", " ").strip();
        if (word.length() > LONGEST) {
            throw new WrongLineException(
                    "has a " + column + " of " + word.length() + " characters. Write at most " + LONGEST + ".");
        }
        return word.isEmpty() ? null : word;
    }

    private static Set<String> words(Row row, String column) throws WrongLineException {
        Set<String> words = new HashSet<>();
        for (String part : SEPARATORS.split(row.text(column), -1)) {
            String word = part.replaceAll("\\p{Cc}", " ").strip();
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
