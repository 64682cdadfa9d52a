package io.winnow.simulator;

import java.time.Clock;
import java.time.Instant;

/** Five issues in two projects that most tests need. */
final class SmallSite {

    private SmallSite() {}

    static Site create(Clock clock) {
        Site site = Site.empty(clock);
        site.addField("Reach", FieldKind.NUMBER);
        site.addField("Impact", FieldKind.SELECT, "High", "Low");
        site.addField("Note", FieldKind.TEXT);
        site.addProject("PAY", "Payments").addTeamManagedProject("LAB", "Lab");
        site.addProjectField("LAB", "Impact", FieldKind.NUMBER);
        site.addBoard(12, "PAY", "Payments board", "Story Points");
        long sprint = site.addSprint(12, "Sprint 1", "active", "Ship", clock.instant());
        site.createIssue(new IssueDraft("PAY", "Epic", "Checkout").created(Instant.parse("2026-11-01T09:00:00Z")));
        site.createIssue(new IssueDraft("PAY", "Story", "Pay by \"card\"")
                .parent("PAY-1")
                .labels("web", "q4")
                .priority("High")
                .sprints(sprint)
                .field("Reach", 800)
                .field("Impact", "High")
                .created(Instant.parse("2026-11-02T09:00:30Z")));
        site.createIssue(new IssueDraft("PAY", "Bug", "Card form stays empty")
                .status("In Progress")
                .priority("")
                .assignee("Product manager")
                .created(Instant.parse("2026-11-03T09:00:00.123Z")));
        site.createIssue(new IssueDraft("PAY", "Story", "Pay by wallet")
                .withoutPriorityField()
                .epicByLinkOnly()
                .parent("PAY-1")
                .created(Instant.parse("2026-11-04T09:00:00Z")));
        site.createIssue(new IssueDraft("LAB", "Story", "In the lab")
                .field("Impact", 3)
                .created(Instant.parse("2026-11-05T09:00:00Z")));
        return site;
    }
}
