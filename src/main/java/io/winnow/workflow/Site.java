package io.winnow.workflow;

import io.winnow.push.OwnFields;
import io.winnow.scoring.ScoringMethod;
import io.winnow.tracker.Account;
import io.winnow.tracker.FieldSelection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A tracker site made ready: logged in, every configured field found.
 *
 * @param administrator whether the account may administer Jira; asks the tracker at most once
 * @param methods how each backlog is scored, by its name
 * @param selections what to read, by the name of a backlog or a query of tickets
 * @param tickets queries of tickets that are evidence
 * @param goalLinks evaluates the goals' rules when first asked, and says what failed
 */
public record Site(
        Account account,
        OwnFields ownFields,
        BooleanSupplier administrator,
        Map<String, ScoringMethod> methods,
        Map<String, FieldSelection> selections,
        List<Tickets> tickets,
        Supplier<List<String>> goalLinks) {

    public Site {
        methods = Map.copyOf(methods);
        selections = Map.copyOf(selections);
        tickets = List.copyOf(tickets);
    }

    ScoringMethod methodOf(BacklogSettings backlog) {
        return Objects.requireNonNull(methods.get(backlog.name()));
    }

    FieldSelection selectionOf(BacklogSettings backlog) {
        return selectionOf(backlog.name());
    }

    FieldSelection selectionOf(String name) {
        return Objects.requireNonNull(selections.get(name));
    }
}
