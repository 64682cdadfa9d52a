package io.winnow.matching;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What is asked of an index about one item: its telling words, each with its weight. A long text has hundreds of words;
 * those are asked that stand in its summary or often in it, and in few issues.
 */
final class Question {

    private static final int MOST_WORDS = 80;
    private static final double IN_SUMMARY = 2.5;
    private static final double REPEATED = 2; // what endless repetition of a word counts against saying it once

    private final List<Asked> asked;

    private Question(List<Asked> asked) {
        this.asked = asked;
    }

    /**
     * A word asked for.
     *
     * @param shown as the item writes it
     * @param weight how much the item stands for it, without how rare it is
     */
    record Asked(String term, String shown, double weight, double rarity) {}

    /** @param languages of which endings are cut off; the item's own first */
    static Question of(Heard item, Set<Language> languages, Words words, Index issues) {
        String summary = item.summary();
        String body = Documents.cut(item.body());
        Map<String, Counted> counted = new LinkedHashMap<>();
        for (Language language : languages) {
            Map<String, Counted> one = new LinkedHashMap<>();
            words.of(summary, language).forEach(word -> count(one, word).summary++);
            words.of(body, language).forEach(word -> count(one, word).body++);
            one.forEach(counted::putIfAbsent);
        }
        return new Question(counted.entrySet().stream()
                .map(one -> new Asked(
                        one.getKey(), one.getValue().shown, one.getValue().weight(), rarity(one.getKey(), issues)))
                .sorted(Comparator.comparingDouble((Asked word) -> -word.weight() * word.rarity())
                        .thenComparing(Asked::term))
                .limit(MOST_WORDS)
                .toList());
    }

    private static Counted count(Map<String, Counted> counted, Words.Word word) {
        return counted.computeIfAbsent(word.term(), term -> new Counted(word.shown()));
    }

    private static final class Counted {

        private final String shown;
        private int summary;
        private int body;

        private Counted(String shown) {
            this.shown = shown;
        }

        private double weight() {
            return (summary > 0 ? IN_SUMMARY : 0) + REPEATED * body / (body + REPEATED - 1);
        }
    }

    private static double rarity(String term, Index issues) {
        int having = issues.having(Fields.ALL, term);
        return Math.log(1 + (issues.documents() - having + 0.5) / (having + 0.5));
    }

    /** The words, the weightiest first. */
    List<Asked> words() {
        return asked;
    }

    Query query() {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Asked word : asked) {
            for (Fields.Weighted field : Fields.WEIGHTED) {
                query.add(
                        new BoostQuery(new TermQuery(new Term(field.name(), word.term())), (float)
                                (word.weight() * field.weight())),
                        Occur.SHOULD);
            }
        }
        return query.build();
    }
}
