package io.winnow.ranking;

import java.util.Set;

/**
 * How one backlog is ordered.
 *
 * @param byBand whether musts come before shoulds, shoulds before coulds, whatever their scores
 * @param lift whether a blocker takes the place of the best issue it unblocks
 * @param blockerLinks the link types that say that one issue blocks another, in lower case
 */
public record RankingSettings(boolean byBand, boolean lift, Set<String> blockerLinks) {

    public static final RankingSettings DEFAULT = new RankingSettings(false, false, Set.of("blocks"));

    public RankingSettings {
        blockerLinks = Set.copyOf(blockerLinks);
    }
}
