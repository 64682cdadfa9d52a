package io.winnow.entry.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.StepClock;
import io.winnow.entry.web.Person;
import io.winnow.entry.web.Target;
import io.winnow.entry.web.Target.Kind;
import io.winnow.model.IssueId;
import io.winnow.store.TokenStore.Role;
import io.winnow.tracker.FakeJira;
import io.winnow.tracker.Permissions;
import io.winnow.tracker.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SiteRightsTest {

    private static final Function<String, Set<String>> PROJECTS =
            Map.of("pay", Set.of("1"), "both", Set.of("1", "2"), "new", Set.<String>of())::get;

    private final Map<String, InJira> people = new HashMap<>();
    private final StepClock clock = new StepClock();
    private final SiteRights rights = new SiteRights(
            token -> {
                InJira person = somebody(token.reveal());
                return new AsUser(person, new FakeJira(), () -> person.name);
            },
            clock);

    private InJira somebody(String name) {
        return people.computeIfAbsent(name, InJira::new);
    }

    private Person person(String name, Kind kind, String target) {
        return rights.person(new PersonInJira("id-" + name, new Secret(name)), new Target(kind, target), PROJECTS);
    }

    @Test
    void who_may_browse_every_project_of_a_backlog_sees_it_and_nobody_else() {
        somebody("ana").sees = Set.of("1");

        assertThat(person("ana", Kind.BACKLOG, "pay").role()).isEqualTo(Role.VIEWER);
        assertThat(person("ana", Kind.BACKLOG, "both").role()).isNull();
        assertThat(person("ana", Kind.BACKLOG, "new").role()).isNotNull();
        Person looking = person("ana", Kind.LIST, "");
        assertThat(looking.role()).isEqualTo(Role.VIEWER);
        assertThat(looking.sees().test("pay")).isTrue();
        assertThat(looking.sees().test("both")).isFalse();
    }

    @Test
    void who_may_also_edit_and_schedule_in_all_of_them_plans() {
        InJira ana = somebody("ana");
        ana.sees = Set.of("1", "2");
        ana.schedules = Set.of("1");

        assertThat(person("ana", Kind.BACKLOG, "pay").role()).isEqualTo(Role.PLANNER);
        assertThat(person("ana", Kind.BACKLOG, "both").role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void an_administrator_sees_no_backlog_whose_projects_jira_hides_from_them() {
        InJira admin = somebody("admin");
        admin.administers = true;
        admin.sees = Set.of("1");

        assertThat(person("admin", Kind.BACKLOG, "pay").role()).isEqualTo(Role.ADMIN);
        assertThat(person("admin", Kind.BACKLOG, "both").role()).isNull();
        assertThat(person("admin", Kind.ADMINISTRATION, "").role()).isEqualTo(Role.ADMIN);
        somebody("ana").sees = Set.of("1", "2");
        assertThat(person("ana", Kind.ADMINISTRATION, "").role()).isNull();
    }

    @Test
    void one_issue_is_seen_and_its_inputs_are_changed_by_who_may_do_that_in_jira() {
        InJira ana = somebody("ana");
        ana.issues = Set.of(IssueId.of("10"), IssueId.of("11"));
        ana.editable = Set.of(IssueId.of("11"));

        assertThat(person("ana", Kind.ISSUE, "10").role()).isEqualTo(Role.VIEWER);
        assertThat(person("ana", Kind.ISSUE, "11").role()).isEqualTo(Role.PLANNER);
        assertThat(person("ana", Kind.ISSUE, "12").role()).isNull();
    }

    @Test
    void one_persons_rights_are_never_anothers() {
        somebody("ana").sees = Set.of("1");
        somebody("bo");

        assertThat(person("ana", Kind.BACKLOG, "pay").role()).isEqualTo(Role.VIEWER);
        assertThat(person("bo", Kind.BACKLOG, "pay").role()).isNull();
        assertThat(person("ana", Kind.BACKLOG, "pay").author().person()).isEqualTo("ana");
        assertThat(person("bo", Kind.BACKLOG, "pay").author().means()).isEqualTo("Jira account id-bo");
    }

    @Test
    void jira_is_asked_once_a_minute_so_that_a_right_taken_away_is_soon_gone() {
        InJira ana = somebody("ana");
        ana.sees = Set.of("1");
        person("ana", Kind.BACKLOG, "pay");
        ana.sees = Set.of();
        int questions = ana.questions;

        clock.step(Duration.ofSeconds(59));
        assertThat(person("ana", Kind.BACKLOG, "pay").role()).isEqualTo(Role.VIEWER);
        assertThat(ana.questions).isEqualTo(questions);
        clock.step(Duration.ofSeconds(1));
        assertThat(person("ana", Kind.BACKLOG, "pay").role()).isNull();
    }

    @Test
    void who_comes_without_a_token_may_see_nothing() {
        Person nobody = rights.person(new PersonInJira("id", null), new Target(Kind.BACKLOG, "pay"), PROJECTS);

        assertThat(nobody.role()).isNull();
        assertThat(nobody.sees().test("pay")).isFalse();
    }

    /** What Jira says of one person. */
    private static final class InJira implements Permissions {

        private final String name;
        private boolean administers;
        private Set<String> sees = Set.of();
        private Set<String> schedules = Set.of();
        private Set<IssueId> issues = Set.of();
        private Set<IssueId> editable = Set.of();
        private int questions;

        InJira(String name) {
            this.name = name;
        }

        @Override
        public boolean administers() {
            questions++;
            return administers;
        }

        @Override
        public Set<String> projectsWith(Set<Right> wanted) {
            questions++;
            return wanted.contains(Right.SCHEDULE) ? schedules : sees;
        }

        @Override
        public boolean maySee(IssueId issue) {
            questions++;
            return issues.contains(issue);
        }

        @Override
        public boolean mayEdit(IssueId issue) {
            questions++;
            return editable.contains(issue);
        }
    }
}
