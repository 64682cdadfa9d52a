package io.winnow.intake;

import io.winnow.evidence.Customer;
import java.io.Writer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes accounts as CSV or JSON that {@link CustomerFile} reads back as they were, merges too. */
public final class CustomerExport implements AutoCloseable {

    private final RecordsOut records;

    public CustomerExport(Writer out, FileForm form) {
        this.records = new RecordsOut(out, CustomerFile.COLUMNS, form);
    }

    /** Writes an account with the number of the one it counts as; null when it counts by itself. */
    public void write(Customer customer, @Nullable Long mergedInto) {
        records.write(Arrays.asList(
                customer.externalIds().stream().sorted().toList(),
                customer.name(),
                customer.domains().stream().sorted().toList(),
                customer.aliases().stream().sorted().toList(),
                customer.revenue(),
                customer.segment(),
                customer.status(),
                customer.seats(),
                customer.id(),
                mergedInto));
    }

    @Override
    public void close() {
        records.close();
    }
}
