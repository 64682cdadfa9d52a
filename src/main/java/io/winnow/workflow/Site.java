package io.winnow.workflow;

import io.winnow.push.OwnFields;
import io.winnow.scoring.BoundInputs;
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
 * @param inputs by backlog name
 * @param selections what to read, by the name of a backlog or a query of tickets
 * @param tickets queries of tickets that are evidence
 * @param goalLinks evaluates the goals' rules when first asked, and says what failed
 */
public record Site(
        Account account,
        OwnFields ownFields,
        BooleanSupplier administrator,
        Map<String, BoundInputs> inputs,
        Map<String, FieldSelection> selections,
        List<Tickets> tickets,
        Supplier<List<String>> goalLinks) {

    public Site {
        inputs = Map.copyOf(inputs);
        selections = Map.copyOf(selections);
        tickets = List.copyOf(tickets);
    }

    BoundInputs inputsOf(BacklogSettings backlog) {
        return Objects.requireNonNull(inputs.get(backlog.name()));
    }

    FieldSelection selectionOf(BacklogSettings backlog) {
        return selectionOf(backlog.name());
    }

    FieldSelection selectionOf(String name) {
        return Objects.requireNonNull(selections.get(name));
    }
}
