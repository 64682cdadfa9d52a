package io.winnow.workflow;

import io.winnow.intake.EvidenceExport;
import io.winnow.intake.FileForm;
import io.winnow.store.EvidenceStore;
import java.io.Writer;

/** Writes the whole ledger as a file that can be imported again. */
public final class ExportEvidence {

    private final EvidenceStore evidence;

    public ExportEvidence(EvidenceStore evidence) {
        this.evidence = evidence;
    }

    /** Closes {@code out}. Returns how many items were written; an erased one isn't, for nothing is left of it. */
    public int run(Writer out, FileForm form) {
        int[] written = {0};
        try (EvidenceExport export = new EvidenceExport(out, form)) {
            evidence.all(item -> {
                if (!item.evidence().text().isEmpty()
                        || !item.evidence().issues().isEmpty()) {
                    export.write(item.evidence());
                    written[0]++;
                }
            });
        }
        return written[0];
    }
}
