package io.winnow.matching;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Parent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes in what an {@link IssueMatcher} knows: first the items that were sorted, latest first, then the issues. */
public final class MatcherBuilder {

    private static final int HEARD_OF_AN_ISSUE = 6_000;

    private final Words words = new Words();
    private final Documents documents = new Documents(words);
    private final Index issueIndex = new Index(Fields.similarity());
    private final Index itemIndex = new Index(Fields.similarity());
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<IssueId, Integer> places = new HashMap<>();
    private final List<Heard> items = new ArrayList<>();
    private final Map<IssueId, StringBuilder> heard = new HashMap<>();
    private final Map<Language, Integer> languages = new EnumMap<>(Language.class);

    /** An item that a person or a link in Jira has sorted. */
    public MatcherBuilder learn(Heard item) {
        itemIndex.add(documents.of(items.size(), item.summary(), item.body(), "", ""));
        items.add(new Heard(item.date(), "", "", item.customer(), item.self(), item.issues()));
        for (IssueId issue : item.issues()) {
            StringBuilder said = heard.computeIfAbsent(issue, id -> new StringBuilder());
            if (said.length() < HEARD_OF_AN_ISSUE) {
                said.append(item.text(), 0, Math.min(item.text().length(), HEARD_OF_AN_ISSUE))
                        .append('\n');
            }
        }
        return this;
    }

    /** An issue that items may be about, with its description; one that was added before is left out. */
    public MatcherBuilder add(Issue issue) {
        if (places.putIfAbsent(issue.id(), candidates.size()) == null) {
            StringBuilder said = heard.get(issue.id());
            issueIndex.add(documents.of(
                    candidates.size(),
                    issue.summary(),
                    issue.description(),
                    tags(issue),
                    said == null ? "" : said + ""));
            candidates.add(Candidate.of(issue));
            languages.merge(Language.of(issue.summary() + "\n" + issue.description()), 1, Integer::sum);
        }
        return this;
    }

    private static String tags(Issue issue) {
        Parent parent = issue.parent();
        return Stream.of(
                        issue.labels(),
                        issue.components(),
                        parent == null ? List.<String>of() : List.of(parent.summary()))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    /** Nothing can be added any more. */
    public IssueMatcher build() {
        heard.clear();
        issueIndex.close();
        itemIndex.close();
        Language usual = languages.entrySet().stream()
                .max(Map.Entry.<Language, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(Language.OTHER);
        return new IssueMatcher(
                words,
                usual,
                new IssueMatcher.Known(issueIndex, List.copyOf(candidates), Map.copyOf(places)),
                new IssueMatcher.Sorted(itemIndex, List.copyOf(items), customers()));
    }

    /** Which issues each customer's items support. */
    private Map<Long, Set<IssueId>> customers() {
        Map<Long, Set<IssueId>> customers = new HashMap<>();
        for (Heard item : items) {
            if (item.customer() != 0) {
                customers
                        .computeIfAbsent(item.customer(), id -> new HashSet<>())
                        .addAll(item.issues());
            }
        }
        return customers;
    }
}
