package io.winnow.matching;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * What suggestions are measured against: a plain keyword search, as a search box does it. Any word of the item's summary,
 * or of its whole text, in the issue's summary or description.
 */
public final class PlainSearch {

    private static final String TEXT = "text";
    private static final int MOST_WORDS = 1_000;

    private final Index index = new Index(new BM25Similarity());
    private final List<IssueId> issues = new ArrayList<>();

    /** An issue, with its description. */
    public void add(Issue issue) {
        Document document = new Document();
        document.add(new NumericDocValuesField(Documents.PLACE, issues.size()));
        document.add(new TextField(TEXT, issue.summary() + "\n" + Documents.cut(issue.description()), Field.Store.NO));
        index.add(document);
        issues.add(issue.id());
    }

    /** Ends the adding. */
    public PlainSearch ready() {
        index.close();
        return this;
    }

    /** The best issues for any word of the item's first line, best first. */
    public List<IssueId> bySummary(Heard item, int most) {
        return search(item.summary(), most);
    }

    /** The best issues for any word of the item's text, best first. */
    public List<IssueId> byText(Heard item, int most) {
        return search(Documents.cut(item.text()), most);
    }

    private List<IssueId> search(String text, int most) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        words(text).forEach(word -> query.add(new TermQuery(new Term(TEXT, word)), Occur.SHOULD));
        return index.search(query.build(), most).stream()
                .map(hit -> issues.get(hit.place()))
                .toList();
    }

    private static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        try (StandardAnalyzer analyzer = new StandardAnalyzer();
                TokenStream stream = analyzer.tokenStream(TEXT, text)) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (words.size() < MOST_WORDS && stream.incrementToken()) {
                words.add(word.toString());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("text in memory couldn't be read", impossible);
        }
        return words;
    }
}
