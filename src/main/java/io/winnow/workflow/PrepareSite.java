package io.winnow.workflow;

import io.winnow.model.FieldDefinition;
import io.winnow.push.OwnFields;
import io.winnow.push.PushSettings;
import io.winnow.scoring.MoscowRule;
import io.winnow.scoring.ScoringMethod;
import io.winnow.scoring.ScoringMethod.Bound;
import io.winnow.scoring.ScoringSettings;
import io.winnow.scoring.Source;
import io.winnow.tracker.FieldCatalog;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.FieldSelection;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Logs in, finds every configured field, and creates Winnow's own where they're missing and the account may. */
public final class PrepareSite {

    private final IssueTracker tracker;
    private final IssueWriter writer;
    private final List<BacklogSettings> backlogs;
    private final PushSettings push;
    private final List<TicketSource> tickets;
    private final LinkGoals linkGoals;
    private final Login login;

    public PrepareSite(
            IssueTracker tracker,
            IssueWriter writer,
            List<BacklogSettings> backlogs,
            PushSettings push,
            List<TicketSource> tickets,
            LinkGoals linkGoals,
            Login login) {
        this.tracker = tracker;
        this.writer = writer;
        this.backlogs = List.copyOf(backlogs);
        this.push = push;
        this.tickets = List.copyOf(tickets);
        this.linkGoals = linkGoals;
        this.login = login;
    }

    /**
     * Makes the site ready.
     *
     * @param mayWrite false in a dry run: then nothing is created
     * @throws FieldException naming every field that is missing or ambiguous, and every board that is missing, a line each
     */
    public Site run(boolean mayWrite) {
        Login.Welcome welcome = login.run();
        FieldCatalog catalog = welcome.catalog();
        List<String> problems = new ArrayList<>();
        List<Tickets> evidence = tickets(catalog, problems);
        Found found = find(catalog, problems);
        Map<String, Optional<String>> estimations = estimations(problems);
        OwnFields own = found.ownFields(problems);
        BooleanSupplier administrator = once(writer::mayAdminister);
        if (mayWrite && !own.complete() && !own.ofApp() && administrator.getAsBoolean()) {
            own = own.create(writer, new ConcernedProjects(tracker, backlogs)::forFields);
        }
        return new Site(
                welcome.account(),
                own,
                administrator,
                found.methods(),
                selections(catalog, estimations, found.methods(), own, evidence),
                evidence,
                linkGoals.once());
    }

    /** How one backlog is scored, by a single request; throws {@link FieldException} as {@link #run} does. */
    ScoringMethod methodOf(BacklogSettings backlog) {
        List<String> problems = new ArrayList<>();
        return bind(backlog, new FieldCatalog(tracker.fields()), problems)
                .orElseThrow(() -> new FieldException(String.join("\n", problems)));
    }

    /** Finds every configured field and changes nothing; throws {@link FieldException} as {@link #run} does. */
    OwnFields findFields() {
        List<String> problems = new ArrayList<>();
        FieldCatalog catalog = new FieldCatalog(tracker.fields());
        tickets(catalog, problems);
        return find(catalog, problems).ownFields(problems);
    }

    /** Throws {@link FieldException} naming the fields of goals that are missing or ambiguous, a line each. */
    void findGoalFields() {
        List<String> problems = linkGoals.wrongFields(new FieldCatalog(tracker.fields()));
        if (!problems.isEmpty()) {
            throw new FieldException(String.join("\n", problems));
        }
    }

    boolean goalsNameFields() {
        return linkGoals.namesFields();
    }

    private Found find(FieldCatalog catalog, List<String> problems) {
        Map<String, ScoringMethod> methods = new LinkedHashMap<>();
        for (BacklogSettings backlog : backlogs) {
            bind(backlog, catalog, problems).ifPresent(bound -> methods.put(backlog.name(), bound));
        }
        return new Found(methods, findOwn(catalog, problems));
    }

    private static BooleanSupplier once(BooleanSupplier question) {
        AtomicReference<@Nullable Boolean> answer = new AtomicReference<>();
        return () -> {
            Boolean known = answer.get();
            if (known == null) {
                known = question.getAsBoolean();
                answer.set(known);
            }
            return known;
        };
    }

    private Optional<OwnFields> findOwn(FieldCatalog catalog, List<String> problems) {
        try {
            return Optional.of(OwnFields.find(catalog, push));
        } catch (FieldException problem) {
            problems.add("push.fields: " + problem.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<ScoringMethod> bind(BacklogSettings backlog, FieldCatalog catalog, List<String> problems) {
        ScoringSettings scoring = backlog.scoring();
        String path = "backlogs." + backlog.name();
        int before = problems.size();
        List<Bound> bound = new ArrayList<>();
        scoring.inputs()
                .forEach((input, source) -> bound.add(new Bound(
                        input,
                        source,
                        source instanceof Source.Field field
                                ? find(field.field(), path + ".inputs." + input.word(), catalog, problems)
                                : null)));
        try {
            PlanFields.of(backlog, catalog);
        } catch (FieldException problem) {
            problems.add(String.valueOf(problem.getMessage()));
        }
        MoscowRule moscow = scoring.moscow();
        if (moscow != null && moscow.field() != null) {
            FieldDefinition field = find(moscow.field(), path + ".moscow", catalog, problems);
            moscow = field == null ? null : moscow.boundTo(field.id());
        }
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new ScoringMethod(scoring.formula(), bound, moscow, scoring.inherit(), scoring.cap()));
    }

    private static @Nullable FieldDefinition find(
            String name, String path, FieldCatalog catalog, List<String> problems) {
        try {
            return catalog.resolve(name);
        } catch (FieldException problem) {
            problems.add(path + ": " + problem.getMessage());
            return null;
        }
    }

    private List<Tickets> tickets(FieldCatalog catalog, List<String> problems) {
        List<Tickets> bound = new ArrayList<>();
        for (TicketSource source : tickets) {
            try {
                bound.add(new Tickets("evidence:" + bound.size(), source, customerField(catalog, source)));
            } catch (FieldException problem) {
                problems.add("evidence.jira[" + bound.size() + "].customer: " + problem.getMessage());
            }
        }
        return bound;
    }

    private static @Nullable FieldDefinition customerField(FieldCatalog catalog, TicketSource source) {
        return switch (source.customer()) {
            case REPORTER, REPORTER_DOMAIN -> null;
            case FIELD -> catalog.resolve(source.field());
            case ORGANIZATION ->
                catalog.ofType(FieldCatalog.ORGANIZATIONS)
                        .orElseThrow(() -> new FieldException("this Jira has no field for the organizations of Jira"
                                + " Service Management. Name another field, or write reporter."));
        };
    }

    /** The field each board estimates in, by backlog. */
    private Map<String, Optional<String>> estimations(List<String> problems) {
        Map<String, Optional<String>> estimations = new LinkedHashMap<>();
        for (BacklogSettings backlog : backlogs) {
            if (backlog.board() != null) {
                try {
                    estimations.put(backlog.name(), estimation(tracker, backlog, backlog.board()));
                } catch (FieldException problem) {
                    problems.add(String.valueOf(problem.getMessage()));
                }
            }
        }
        return estimations;
    }

    /** Id of the field the backlog's board estimates in; throws {@link FieldException} when there is no such board. */
    static Optional<String> estimation(IssueTracker tracker, BacklogSettings backlog, long board) {
        try {
            return tracker.estimationField(board);
        } catch (TrackerException failure) {
            if (failure.kind() != Kind.NOT_FOUND) {
                throw failure;
            }
            throw new FieldException("backlogs." + backlog.name() + ".board: Jira has no board " + board
                    + ", or hides it from this account. Write the number in the board's address, or leave board out.");
        }
    }

    /** Every backlog and query of tickets reads the same of an issue, for one that is in several is stored once. */
    private Map<String, FieldSelection> selections(
            FieldCatalog catalog,
            Map<String, Optional<String>> estimations,
            Map<String, ScoringMethod> methods,
            OwnFields own,
            List<Tickets> evidence) {
        Set<FieldDefinition> values = new LinkedHashSet<>();
        for (ScoringMethod method : methods.values()) {
            method.fields().forEach(values::add);
        }
        for (BacklogSettings backlog : backlogs) {
            MoscowRule moscow = backlog.scoring().moscow();
            if (moscow != null && moscow.field() != null) {
                values.add(catalog.resolve(moscow.field()));
            }
            values.addAll(PlanFields.of(backlog, catalog).all());
        }
        values.addAll(own.existing());
        for (Tickets source : evidence) {
            FieldDefinition customer = source.customer();
            if (customer != null) {
                values.add(customer);
            }
        }
        values.addAll(linkGoals.fields(catalog));
        Map<String, FieldSelection> selections = new LinkedHashMap<>();
        for (BacklogSettings backlog : backlogs) {
            Optional<String> estimation = estimations.getOrDefault(backlog.name(), Optional.empty());
            selections.put(backlog.name(), catalog.select(estimation, List.copyOf(values)));
        }
        evidence.forEach(
                source -> selections.put(source.name(), catalog.select(Optional.empty(), List.copyOf(values))));
        if (!evidence.isEmpty()) {
            selections.replaceAll((name, selection) -> selection.withReporter());
        }
        return selections;
    }

    /** What a site has of the configured fields: inputs by backlog, and Winnow's own unless there was a problem. */
    private record Found(Map<String, ScoringMethod> methods, Optional<OwnFields> own) {

        OwnFields ownFields(List<String> problems) {
            if (!problems.isEmpty()) {
                throw new FieldException(String.join("\n", problems));
            }
            return own.orElseThrow();
        }
    }
}
