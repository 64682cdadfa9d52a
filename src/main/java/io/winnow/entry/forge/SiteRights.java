package io.winnow.entry.forge;

import io.winnow.entry.web.Person;
import io.winnow.entry.web.Target;
import io.winnow.model.IssueId;
import io.winnow.store.Author;
import io.winnow.store.TokenStore.Role;
import io.winnow.tracker.Permissions;
import io.winnow.tracker.Permissions.Right;
import io.winnow.tracker.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the people of a site may see and do in Winnow: what Jira lets them see and do there. Jira is asked as they, and its
 * answers hold for a minute. Thread-safe.
 *
 * <p>A backlog is seen by who may browse every project that its issues are in, planned by who may also edit and schedule issues
 * in all of them, and set up by Jira's administrators.
 */
public final class SiteRights {

    private static final Duration HOLDS = Duration.ofMinutes(1);
    private static final int MOST_PEOPLE = 1_000;

    private final Function<Secret, AsUser> jira;
    private final Clock clock;
    private final Map<String, Known> people = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_PEOPLE;
        }
    };

    public SiteRights(Function<Secret, AsUser> jira, Clock clock) {
        this.jira = jira;
        this.clock = clock;
    }

    /**
     * Who somebody is to Winnow, when they ask for this.
     *
     * @param projects the ids of those that the issues of a backlog are in
     * @throws io.winnow.tracker.TrackerException when Jira can't be asked
     */
    public Person person(PersonInJira caller, Target target, Function<String, Set<String>> projects) {
        Secret token = caller.token();
        if (token == null) {
            return new Person(new Author("", ""), null, null, backlog -> false);
        }
        Known known = known(caller.accountId());
        AsUser asked = jira.apply(token);
        return new Person(
                new Author(known.name(asked), "Jira account " + caller.accountId()),
                role(known, asked.permissions(), target, projects),
                asked.writer(),
                backlog -> known.browses(asked.permissions()).containsAll(projects.apply(backlog)));
    }

    private static @Nullable Role role(
            Known known, Permissions asked, Target target, Function<String, Set<String>> projects) {
        return switch (target.kind()) {
            case NOTHING, LIST -> Role.VIEWER;
            case BACKLOG -> {
                Set<String> its = projects.apply(target.name());
                if (known.administers(asked)) {
                    yield known.browses(asked).containsAll(its) ? Role.ADMIN : null;
                }
                yield known.plans(asked).containsAll(its)
                        ? Role.PLANNER
                        : known.browses(asked).containsAll(its) ? Role.VIEWER : null;
            }
            case ISSUE -> {
                IssueId issue = IssueId.of(target.name());
                yield known.edits(asked, issue) ? Role.PLANNER : known.sees(asked, issue) ? Role.VIEWER : null;
            }
            case ADMINISTRATION -> known.administers(asked) ? Role.ADMIN : null;
            case RUN, PUSH, UNKNOWN -> null;
        };
    }

    private synchronized Known known(String accountId) {
        Instant now = clock.instant();
        Known before = people.get(accountId);
        if (before != null && now.isBefore(before.until)) {
            return before;
        }
        Known anew = new Known(now.plus(HOLDS));
        people.put(accountId, anew);
        return anew;
    }

    /** What Jira said of one person; each thing is asked when it first matters. */
    private static final class Known {

        private final Instant until;
        private @Nullable String name;
        private @Nullable Boolean administers;
        private final Map<Set<Right>, Set<String>> projects = new LinkedHashMap<>();
        private final Map<IssueId, Boolean> seen = new HashMap<>();
        private final Map<IssueId, Boolean> edited = new HashMap<>();

        Known(Instant until) {
            this.until = until;
        }

        synchronized String name(AsUser asked) {
            String known = name;
            if (known == null) {
                known = asked.name().get();
                name = known;
            }
            return known;
        }

        synchronized boolean administers(Permissions asked) {
            Boolean known = administers;
            if (known == null) {
                known = asked.administers();
                administers = known;
            }
            return known;
        }

        Set<String> browses(Permissions asked) {
            return with(asked, Set.of(Right.SEE));
        }

        Set<String> plans(Permissions asked) {
            return with(asked, Set.of(Right.SEE, Right.EDIT, Right.SCHEDULE));
        }

        private synchronized Set<String> with(Permissions asked, Set<Right> rights) {
            return projects.computeIfAbsent(rights, asked::projectsWith);
        }

        synchronized boolean sees(Permissions asked, IssueId issue) {
            return seen.computeIfAbsent(issue, asked::maySee);
        }

        synchronized boolean edits(Permissions asked, IssueId issue) {
            return edited.computeIfAbsent(issue, asked::mayEdit);
        }
    }
}
