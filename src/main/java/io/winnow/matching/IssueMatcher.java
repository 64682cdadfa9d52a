package io.winnow.matching;

import io.winnow.matching.Index.Hit;
import io.winnow.model.IssueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;

/**
 * Suggests issues for items: by the words they share, by what similar items were sorted to, by what they name, by when they
 * were made. The same content always gives the same suggestions. Safe for one thread at a time.
 */
public final class IssueMatcher {

    private static final int CANDIDATES = 300;
    private static final int SIMILAR = 20;
    private static final double SIMILAR_WEIGHT = 0.5;
    private static final double SIMILAR_ENOUGH = 0.3; // of the most similar one, to be told as a reason
    private static final double SAME_CUSTOMER = 0.15;
    private static final double CREATED_NEAR = 1;
    private static final double CREATED_NEAR_DAYS = 180;
    private static final double ACTIVE = 0.5;
    private static final double ACTIVE_HALF_LIFE_DAYS = 180;

    private final Words words;
    private final Language usual;
    private final Known known;
    private final Sorted sorted;

    IssueMatcher(Words words, Language usual, Known known, Sorted sorted) {
        this.words = words;
        this.usual = usual;
        this.known = known;
        this.sorted = sorted;
    }

    /** The issues, in the order of their places. */
    record Known(Index index, List<Candidate> candidates, Map<IssueId, Integer> places) {}

    /** The items that were sorted, and which issues each customer's items support. */
    record Sorted(Index index, List<Heard> items, Map<Long, Set<IssueId>> byCustomer) {}

    /** How many issues there are to choose from. */
    public int issues() {
        return known.candidates().size();
    }

    /** The likeliest issues, the likeliest first; fewer than {@code most}, or none, when nothing fits. */
    public List<Suggestion> suggest(Heard item, int most) {
        Set<Language> languages = new LinkedHashSet<>(List.of(Language.of(item.text()), usual));
        Question question = Question.of(item, languages, words, known.index());
        Map<Integer, Found> found = byWords(question);
        bySimilarItems(question, found);
        byName(item, found);
        IssueId self = item.self();
        if (self != null) {
            found.remove(known.places().getOrDefault(self, -1));
        }
        List<Found> best = found.values().stream()
                .peek(one -> weigh(one, item))
                .filter(one -> one.score > 0)
                .sorted(Comparator.<Found>comparingDouble(one -> -one.score).thenComparing(one -> one.candidate.id()))
                .limit(most)
                .toList();
        Why why = new Why(question, known.index());
        List<Suggestion> suggestions = new ArrayList<>();
        for (Found one : best) {
            Candidate candidate = one.candidate;
            suggestions.add(new Suggestion(
                    candidate.id(), candidate.key(), candidate.summary(), one.score / best.get(0).score, why.of(one)));
        }
        return suggestions;
    }

    private Map<Integer, Found> byWords(Question question) {
        Map<Integer, Found> found = new HashMap<>();
        for (Hit hit : known.index().search(question.query(), CANDIDATES)) {
            Found one = found(found, hit.place());
            one.document = hit.document();
            one.score = hit.score();
        }
        return found;
    }

    private void bySimilarItems(Question question, Map<Integer, Found> found) {
        List<Hit> similar = sorted.index().search(question.query(), SIMILAR);
        for (Hit hit : similar) {
            for (IssueId issue : sorted.items().get(hit.place()).issues()) {
                Integer place = known.places().get(issue);
                if (place != null) {
                    Found one = found(found, place);
                    one.score += SIMILAR_WEIGHT * hit.score();
                    one.similar +=
                            hit.score() >= SIMILAR_ENOUGH * similar.get(0).score() ? 1 : 0;
                }
            }
        }
    }

    /** What names the other is beyond doubt, so it stands before all that only sounds alike. */
    private void byName(Heard item, Map<Integer, Found> found) {
        double top = found.values().stream().mapToDouble(one -> one.score).max().orElse(1);
        Set<String> names = Names.in(item.text());
        if (!names.isEmpty()) {
            for (int place = 0; place < known.candidates().size(); place++) {
                if (names.contains(known.candidates().get(place).key())) {
                    Found one = found(found, place);
                    one.score += 2 * top;
                    one.named = true;
                }
            }
        }
        if (!item.reference().isEmpty()) {
            for (Hit hit : known.index().search(new TermQuery(new Term(Fields.NAMES, item.reference())), CANDIDATES)) {
                Found one = found(found, hit.place());
                one.score += 2 * top;
                one.document = hit.document();
                one.naming = true;
            }
        }
    }

    private Found found(Map<Integer, Found> found, int place) {
        return found.computeIfAbsent(place, one -> new Found(known.candidates().get(one)));
    }

    private void weigh(Found one, Heard item) {
        Instant date = item.date();
        if (date != null) {
            double apart = days(one.candidate.created(), date);
            double still = date.isAfter(one.candidate.updated()) ? days(one.candidate.updated(), date) : 0;
            one.score *= 1
                    + CREATED_NEAR / (1 + apart / CREATED_NEAR_DAYS)
                    + ACTIVE * Math.pow(0.5, still / ACTIVE_HALF_LIFE_DAYS);
        }
        if (sorted.byCustomer().getOrDefault(item.customer(), Set.of()).contains(one.candidate.id())) {
            one.score *= 1 + SAME_CUSTOMER;
            one.sameCustomer = true;
        }
    }

    private static double days(Instant one, Instant other) {
        return Math.abs(Duration.between(one, other).toMinutes()) / (24.0 * 60);
    }
}
