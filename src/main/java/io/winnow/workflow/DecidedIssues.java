package io.winnow.workflow;

import io.winnow.model.IssueId;
import io.winnow.ranking.OverrideEffect;
import io.winnow.report.Decided;
import io.winnow.store.OverrideStore.Decision;
import io.winnow.workflow.CurrentOrder.Standings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins decisions with how they fare and with the keys issues have now. */
final class DecidedIssues {

    private DecidedIssues() {}

    static Map<IssueId, Decided> of(Standings standings, List<OverrideEffect> effects) {
        Map<IssueId, Decision> decisions = new HashMap<>();
        standings.decisions().forEach(one -> decisions.put(one.override().issue(), one));
        Map<IssueId, Decided> decided = new HashMap<>();
        for (OverrideEffect effect : effects) {
            Decision decision = decisions.get(effect.override().issue());
            String anchorKey = decision == null ? null : decision.anchorKey();
            decided.put(
                    effect.override().issue(),
                    new Decided(
                            effect.override(), standings.key(effect.override().anchor(), anchorKey), effect.state()));
        }
        return decided;
    }
}
