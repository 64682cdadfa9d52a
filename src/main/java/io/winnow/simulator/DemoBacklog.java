package io.winnow.simulator;

import io.winnow.model.IssueId;
import io.winnow.simulator.demo.OddTexts;
import io.winnow.simulator.demo.Theme;
import io.winnow.simulator.demo.Themes;
import io.winnow.simulator.demo.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fills a site with the backlog a newcomer sees first. */
final class DemoBacklog {

    private static final List<String> ASSIGNEES = List.of(
            "Backend engineer 1",
            "Backend engineer 2",
            "Backend engineer 3",
            "Frontend engineer 1",
            "Frontend engineer 2",
            "Mobile engineer 1",
            "Data engineer 1",
            "Designer 1",
            "Quality engineer 1",
            "Platform engineer 1");
    private static final List<String> REPORTERS = List.of(
            "Product manager",
            "Support lead",
            "Sales engineer 1",
            "Customer success manager 2",
            "Backend engineer 2",
            "Compliance officer",
            "Designer 1");
    private static final List<String> PRIORITIES =
            List.of("Highest", "High", "High", "Medium", "Medium", "Medium", "Medium", "Low", "Lowest");
    private static final int TOGETHER = 8;

    private final Site site;
    private final Random random;
    private final int total;
    private final Wording wording;
    private final DemoInputs inputs;
    private final List<Theme> themes = Themes.all();
    private final List<String> odd = new ArrayList<>(OddTexts.titles());
    private final List<Long> closed = new ArrayList<>();
    private final List<Long> open = new ArrayList<>();
    private final List<IssueId> made = new ArrayList<>();
    private final List<IssueId> stories = new ArrayList<>();
    private final List<Integer> storyThemes = new ArrayList<>();
    private final Instant now;
    private int number;

    DemoBacklog(Site site, long seed, int total) {
        this.site = site;
        this.random = new Random(seed);
        this.total = total;
        this.wording = new Wording(random);
        this.inputs = new DemoInputs(random);
        this.now = site.clock().instant();
    }

    void fill() {
        setUp();
        int epics = Math.min(themes.size(), Math.max(1, total));
        List<IssueId> epicIds = new ArrayList<>();
        for (int i = 0; i < epics; i++) {
            epicIds.add(epic(themes.get(i)));
        }
        while (made.size() < total) {
            int theme = theme(epics);
            child(theme, epicIds.get(theme));
        }
        link();
    }

    private void setUp() {
        site.addField("Reach", FieldKind.NUMBER);
        site.addField("Impact", FieldKind.SELECT, "Massive", "High", "Medium", "Low", "Minimal");
        site.addField("Confidence", FieldKind.TEXT);
        site.addField("Severity", FieldKind.SELECT, "Critical", "Major", "Minor");
        site.addField("Team", FieldKind.SELECT, "Checkout", "Money movement", "Platform", "Growth");
        site.addField("Release note", FieldKind.PARAGRAPH);
        site.addField("Target quarter", FieldKind.SELECT, "Next", "Later", "Some day");
        site.addField("Design file", FieldKind.URL);
        site.addProject("PAY", "Payments").addProject("OPS", "Operations");
        site.separateScreens("PAY", "Bug");
        themes.stream().map(Theme::component).distinct().forEach(name -> site.addComponent("PAY", name));
        site.addVersion("PAY", "26.3", true).addVersion("PAY", "26.4", false).addVersion("PAY", "27.1", false);
        site.addBoard(12, "PAY", "Payments board", "Story Points");
        for (int i = 0; i < TOGETHER; i++) {
            sprint(i);
        }
    }

    /** Five sprints are over, one runs, two are to come. */
    private void sprint(int i) {
        List<String> goals = List.of(
                "Refund part of an order",
                "Fewer tickets about payouts",
                "The card form inside the checkout",
                "Disputes answered in time",
                "First pilot of instant transfers",
                "Decline reasons people understand",
                "Wallets on every device",
                "");
        String state = i < 5 ? "closed" : i == 5 ? "active" : "future";
        Instant start = i < 6 ? now.minus(Duration.ofDays(6 + 14L * (5 - i))) : null;
        long id = site.addSprint(12, "Payments " + (31 + i), state, goals.get(i), start);
        (i < 5 ? closed : open).add(id);
    }

    /** Some themes draw a little more work than others. */
    private int theme(int epics) {
        return (int) (epics * Math.pow(random.nextDouble(), 1.1));
    }

    private IssueId epic(Theme theme) {
        IssueDraft draft = draft("Epic", theme.title(), theme)
                .description(theme.why() + "\n\nOwned by the product manager; reviewed at the start of each quarter.")
                .status(random.nextInt(3) == 0 ? "In Progress" : "To Do")
                .field("Epic Name", theme.title());
        inputs.give(draft, true);
        return made(draft);
    }

    private void child(int theme, IssueId epic) {
        int kind = random.nextInt(100);
        Theme about = themes.get(theme);
        if (kind < 14 && !stories.isEmpty()) {
            int story = random.nextInt(stories.size());
            Theme its = themes.get(storyThemes.get(story));
            IssueDraft draft = draft("Sub-task", wording.subtask(its), its)
                    .parent(stories.get(story).toString());
            finish(draft, false);
            return;
        }
        IssueDraft draft;
        if (kind < 60) {
            draft = draft("Story", title(wording.story(about)), about).description(wording.description(about));
        } else if (kind < 80) {
            draft = draft("Task", title(wording.task(about)), about).description(wording.description(about));
        } else {
            String title = title(wording.bug(about));
            draft = draft("Bug", title, about).description(wording.report(about, title));
            draft.field("Severity", List.of("Critical", "Major", "Minor").get(random.nextInt(3)));
        }
        if (random.nextInt(100) < 88) {
            draft.parent(epic.toString());
            epicStyle(draft);
        }
        boolean isStory = draft.type.equals("Story");
        IssueId id = finish(draft, true);
        if (isStory) {
            stories.add(id);
            storyThemes.add(theme);
        }
    }

    private void epicStyle(IssueDraft draft) {
        int style = random.nextInt(20);
        if (style == 0) {
            draft.epicByLinkOnly();
        } else if (style == 1) {
            draft.epicByParentOnly();
        }
    }

    private IssueId finish(IssueDraft draft, boolean maySprint) {
        place(draft, maySprint);
        inputs.give(draft, false);
        return made(draft);
    }

    /** Sprint, status and dates that fit together. */
    private void place(IssueDraft draft, boolean maySprint) {
        int where = random.nextInt(100);
        if (where < 22) {
            int at = random.nextInt(closed.size());
            Instant done = now.minus(Duration.ofDays(14L * (closed.size() - at) - random.nextInt(12) * 2 / 3));
            draft.status(random.nextInt(12) == 0 ? "Won't Do" : "Done")
                    .resolved(done)
                    .updated(done.plusSeconds(600));
            if (maySprint) {
                draft.sprints(
                        at > 0 && random.nextInt(5) == 0
                                ? new Long[] {closed.get(at - 1), closed.get(at)}
                                : new Long[] {closed.get(at)});
            }
            draft.fixVersions("26.3");
        } else if (where < 32) {
            draft.status(List.of("In Progress", "In Review", "To Do", "Blocked").get(random.nextInt(4)));
            if (maySprint) {
                draft.sprints(open.get(0));
            }
        } else if (where < 42 && maySprint) {
            draft.status("Selected for Development").sprints(open.get(1 + random.nextInt(open.size() - 1)));
        }
    }

    private IssueDraft draft(String type, String summary, Theme theme) {
        number +=
                random.nextInt(7) == 0 ? 2 + random.nextInt(3) : 1; // keys have gaps where issues were deleted or moved
        long age = 3 + (long) (700 * random.nextDouble() * random.nextDouble());
        Instant created = now.minus(Duration.ofMinutes(age * 1440 + random.nextInt(1440)));
        Instant updated = created.plus(
                Duration.between(created, now).multipliedBy(random.nextInt(100)).dividedBy(100));
        IssueDraft draft = new IssueDraft("PAY", type, summary)
                .id(10_400L + number * 3L)
                .key("PAY-" + number)
                .created(created)
                .updated(updated)
                .components(theme.component())
                .labels(theme.labels().toArray(String[]::new))
                .priority(PRIORITIES.get(random.nextInt(PRIORITIES.size())))
                .reporter(REPORTERS.get(random.nextInt(REPORTERS.size())))
                .votes(random.nextInt(10) == 0 ? 1 + random.nextInt(30) : 0)
                .watches(1 + random.nextInt(4));
        if (random.nextInt(100) < 60) {
            draft.assignee(ASSIGNEES.get(random.nextInt(ASSIGNEES.size())));
        }
        int rare = random.nextInt(60);
        if (rare == 0) {
            draft.priority("");
        } else if (rare == 1) {
            draft.withoutPriorityField();
        } else if (rare == 2) {
            draft.reporter("");
        }
        return draft;
    }

    private String title(String usual) {
        return odd.isEmpty() || made.size() % TOGETHER != 3 || made.size() < 40 ? usual : odd.remove(0);
    }

    private IssueId made(IssueDraft draft) {
        IssueId id = site.createIssue(draft);
        made.add(id);
        return id;
    }

    /** Blocking always goes from the earlier to the later issue, so there are no circles. */
    private void link() {
        List<String> types = List.of("Blocks", "Blocks", "Relates", "Relates", "Duplicate");
        for (int i = 0; i < made.size() / 4 && made.size() > 40; i++) {
            int one = random.nextInt(made.size());
            int two = random.nextInt(made.size());
            if (one != two) {
                site.link(
                        made.get(Math.min(one, two)).toString(),
                        types.get(random.nextInt(types.size())),
                        made.get(Math.max(one, two)).toString());
            }
        }
        if (made.size() > 40) {
            for (String need :
                    List.of("Second data centre", "New acquirer contract", "Penetration test", "Night shift rota")) {
                IssueId id =
                        site.createIssue(new IssueDraft("OPS", "Task", need).created(now.minus(Duration.ofDays(90))));
                site.link(
                        id.toString(),
                        "Blocks",
                        made.get(31 + random.nextInt(made.size() - 31)).toString());
            }
        }
    }
}
