package io.winnow.matching;

import java.util.List;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/** The fields of an index of issues or items, and how much a word in each of them counts. */
final class Fields {

    /** The summary alone. */
    static final String SUMMARY = "summary";

    /** The summary, thrice, and the description, so that one length and one rarity hold for both. */
    static final String ALL = "all";

    /** Labels, components, and the epic's summary. */
    static final String TAGS = "tags";

    /** What items that were sorted to the issue say. */
    static final String HEARD = "heard";

    /** Keys and long numbers that the text names, as they stand. */
    static final String NAMES = "names";

    /** Those that are asked word by word. */
    static final List<Weighted> WEIGHTED = List.of(
            new Weighted(ALL, 1f), new Weighted(SUMMARY, 0.5f), new Weighted(TAGS, 0.3f), new Weighted(HEARD, 0.7f));

    static final int SUMMARY_COUNTS = 3;
    static final FieldType WORDS = words();

    /** Shorter than documents for which 0.75 was found: a long summary is hardly less apt than a short one. */
    private static final float SHORT_FIELD_B = 0.5f;

    private static final float K1 = 1.2f;

    private Fields() {}

    record Weighted(String name, float weight) {}

    static Similarity similarity() {
        Similarity usual = new BM25Similarity();
        Similarity ofShort = new BM25Similarity(K1, SHORT_FIELD_B);
        return new PerFieldSimilarityWrapper() {
            @Override
            public Similarity get(String field) {
                return field.equals(SUMMARY) ? ofShort : usual;
            }
        };
    }

    private static FieldType words() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }
}
