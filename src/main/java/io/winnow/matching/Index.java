package io.winnow.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/** An index in memory: first filled, then asked. */
final class Index {

    private static final double RAM_BUFFER_MB = 32;

    /** Advises on newer Javas to ask for another Lucene, on every start; held here, or the setting would be forgotten. */
    private static final Logger VECTOR_ADVICE =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        VECTOR_ADVICE.setLevel(Level.SEVERE);
    }

    private final Similarity similarity;
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private @Nullable LeafReader leaf;

    /** Fields that don't come as words already are cut as Lucene's standard is. */
    Index(Similarity similarity) {
        this.similarity = similarity;
        try {
            writer = new IndexWriter(
                    directory, new IndexWriterConfig().setSimilarity(similarity).setRAMBufferSizeMB(RAM_BUFFER_MB));
        } catch (IOException impossible) {
            throw failed(impossible);
        }
    }

    void add(Document document) {
        try {
            writer.addDocument(document);
        } catch (IOException impossible) {
            throw failed(impossible);
        }
    }

    /** Ends the filling. */
    void close() {
        try {
            writer.forceMerge(1); // one part: same scores whatever order threads had, and one list for each term
            writer.close();
            List<LeafReader> leaves = new ArrayList<>();
            DirectoryReader.open(directory).leaves().forEach(one -> leaves.add(one.reader()));
            leaf = leaves.isEmpty() ? null : leaves.get(0);
        } catch (IOException impossible) {
            throw failed(impossible);
        }
    }

    /** The best documents, best first; equals in the order they were added. */
    List<Hit> search(Query query, int most) {
        List<Hit> hits = new ArrayList<>();
        LeafReader reader = leaf;
        if (reader != null) {
            try {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(similarity);
                for (ScoreDoc one : searcher.search(query, most).scoreDocs) {
                    hits.add(new Hit(one.doc, place(reader, one.doc), one.score));
                }
            } catch (IOException impossible) {
                throw failed(impossible);
            }
        }
        return hits;
    }

    private static int place(LeafReader reader, int document) throws IOException {
        NumericDocValues places = reader.getNumericDocValues(Documents.PLACE);
        places.advanceExact(document);
        return Math.toIntExact(places.longValue());
    }

    int documents() {
        return leaf == null ? 0 : leaf.maxDoc();
    }

    /** How many documents have the term in the field. */
    int having(String field, String term) {
        try {
            return leaf == null ? 0 : leaf.docFreq(new Term(field, term));
        } catch (IOException impossible) {
            throw failed(impossible);
        }
    }

    boolean has(int document, String field, String term) {
        LeafReader reader = leaf;
        if (reader == null) {
            return false;
        }
        try {
            PostingsEnum found = reader.postings(new Term(field, term), PostingsEnum.NONE);
            return found != null && found.advance(document) == document;
        } catch (IOException impossible) {
            throw failed(impossible);
        }
    }

    private static UncheckedIOException failed(IOException failure) {
        return new UncheckedIOException("the index in memory failed", failure);
    }

    /**
     * A document found.
     *
     * @param place of what it was made of, in the list that was indexed
     */
    record Hit(int document, int place, float score) {}
}
