package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.StatusCategory;
import io.winnow.ranking.OrderOverride;
import io.winnow.ranking.OverriddenOrder;
import io.winnow.ranking.Ranking;
import io.winnow.ranking.Ranking.NotScored;
import io.winnow.ranking.Ranking.RankedIssue;
import io.winnow.store.IssueStore;
import io.winnow.store.OverrideStore;
import io.winnow.store.OverrideStore.Decision;
import io.winnow.store.ScoreStore;
import io.winnow.store.ScoreStore.StoredScore;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a backlog's stored scores into the order as it is now: by score, and where people want issues to stand. */
public final class CurrentOrder {

    private final IssueStore issues;
    private final ScoreStore scores;
    private final OverrideStore overrides;
    private final Clock clock;

    public CurrentOrder(IssueStore issues, ScoreStore scores, OverrideStore overrides, Clock clock) {
        this.issues = issues;
        this.scores = scores;
        this.overrides = overrides;
        this.clock = clock;
    }

    /** The order of a backlog; empty when it was never ranked. */
    public Standings of(String backlog) {
        // Before what it tells of: a change in between makes it too old, which costs a second look, never too new.
        String revision = revision(backlog);
        Map<IssueId, Issue> byId = new LinkedHashMap<>();
        issues.load(backlog).forEach(issue -> byId.put(issue.id(), issue));
        List<StoredScore> stored = scores.load(backlog).stream()
                .filter(score -> byId.containsKey(score.id()))
                .toList();
        List<Decision> decisions = overrides.holding(backlog, clock.instant());
        return new Standings(backlog, revision, byId, stored, decisions, order(byId, stored, decisions));
    }

    /** Changes whenever people's part of the order may have. */
    String revision(String backlog) {
        return overrides.revision(backlog, clock.instant());
    }

    private static OverriddenOrder order(Map<IssueId, Issue> byId, List<StoredScore> stored, List<Decision> decisions) {
        List<RankedIssue> ranked = new ArrayList<>();
        List<NotScored> notScored = new ArrayList<>();
        for (StoredScore score : stored) {
            Integer place = score.rank();
            if (place == null) {
                notScored.add(new NotScored(score.id(), score.score(), score.borrowed()));
            } else {
                ranked.add(new RankedIssue(place, score.id(), score.score(), score.borrowed()));
            }
        }
        return new OverriddenOrder(
                new Ranking(ranked, notScored),
                decisions.stream().map(Decision::override).toList(),
                byId.values().stream()
                        .filter(issue -> issue.status().category() == StatusCategory.DONE)
                        .map(Issue::id)
                        .collect(Collectors.toSet()));
    }

    /**
     * Where everything stands.
     *
     * @param revision of people's decisions
     * @param issues the backlog's, by id; without descriptions
     * @param scores of issues the backlog holds: ranked ones by score, then the others
     * @param decisions those that hold, the oldest first
     */
    public record Standings(
            String backlog,
            String revision,
            Map<IssueId, Issue> issues,
            List<StoredScore> scores,
            List<Decision> decisions,
            OverriddenOrder order) {

        /** Another whenever the order is, or a decision was made, cleared or has expired. */
        String version() {
            List<RankedIssue> ranked = ranking().ranked();
            ByteBuffer ids = ByteBuffer.allocate(ranked.size() * Long.BYTES);
            ranked.forEach(issue -> ids.putLong(issue.id().value()));
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(ids.array());
                return revision + "-" + HexFormat.of().formatHex(hash, 0, 8);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java has SHA-256", impossible);
            }
        }

        public Ranking ranking() {
            return order.ranking();
        }

        /** The scores with their ranks in this order: ranked ones best first, then the others. */
        List<StoredScore> inOrder() {
            Map<IssueId, Integer> ranks = ranks();
            return scores.stream()
                    .map(score -> score.at(ranks.get(score.id())))
                    .sorted(Comparator.comparing(StoredScore::rank, Comparator.nullsLast(Comparator.naturalOrder())))
                    .toList();
        }

        /** People's decisions that hold. */
        List<OrderOverride> overrides() {
            return decisions.stream().map(Decision::override).toList();
        }

        /** The rank of each scored issue. */
        Map<IssueId, Integer> ranks() {
            Map<IssueId, Integer> ranks = new HashMap<>();
            ranking().ranked().forEach(issue -> ranks.put(issue.id(), issue.rank()));
            return ranks;
        }

        /** The issue's key now; the one given where the backlog no longer holds it. */
        @Nullable
        String key(@Nullable IssueId id, @Nullable String otherwise) {
            Issue issue = id == null ? null : issues.get(id);
            return issue == null ? otherwise : issue.key();
        }

        /** The rank an issue's score alone gives; null when not scored. */
        @Nullable
        Integer place(IssueId id) {
            return scores.stream()
                    .filter(score -> score.id().equals(id))
                    .findFirst()
                    .map(StoredScore::rank)
                    .orElse(null);
        }
    }
}
