package io.winnow.push;

import io.winnow.model.FieldValue;
import io.winnow.model.IssueType;
import io.winnow.model.Project;

/** The sentences that say why a change wasn't made and what to do about it. */
final class Reasons {

    static final String GONE = "the issue is gone, or hidden from this account";
    static final String ALREADY = "Jira holds this value already";

    static final String DONE = "the issue is done; left alone";
    static final String ACTIVE = "the issue is in an active sprint; left alone";
    static final String SUBTASK = "the issue is a sub-task, which follows its parent; left alone";
    static final String EPIC = "the issue is an epic or above, which Jira ranks apart; left alone";
    static final String NOT_HERE = "the issue isn't in this backlog as Jira has it now; left alone";
    static final String NOT_PLACED = "left as it is, for the issue's sprint or place couldn't be changed";
    static final String MOVED_MEANWHILE = "somebody moved it while this was under way; kept where it is";
    static final String ORDER_CHANGED = "the order was changed while this was under way; run it again";

    private static final int SHOWN = 60;

    private Reasons() {}

    static String notOurs(FieldValue held) {
        return "holds " + quoted(held)
                + ", which Winnow didn't write; kept. Empty the field in Jira to let Winnow write it,"
                + " or set push.onConflict: overwrite";
    }

    static String sprintMeanwhile(FieldValue now) {
        return "the issue was moved to " + SprintText.words(now) + " while this was under way; kept there";
    }

    static String mayNotSchedule(Project project) {
        return "this account may not rank issues of project " + project.key()
                + " or move them into sprints; give it the Schedule issues permission there";
    }

    static String noField(String name) {
        return "Jira has no field '" + name + "' and this account may not create it; let a Jira administrator run"
                + " 'winnow fields --create' once, or name an existing field under push.fields";
    }

    static String noAppField(String name) {
        return "the Winnow app on this site has no field '" + name + "'; let an administrator update the app";
    }

    static String teamManaged(String field, Project project, IssueType type) {
        return "'" + field + "' can't be set on " + type.name() + " issues of project " + project.key()
                + ": a team-managed project has no screens Winnow could put it on; let a project admin add the field"
                + " under Project settings → Issue types → " + type.name();
    }

    static String notOnScreen(String field, Project project, IssueType type, String screen) {
        return "'" + field + "' can't be set on " + type.name() + " issues of project " + project.key()
                + ": it isn't on "
                + screen + "; let a Jira administrator add it there (Settings → Issues → Screens), or run"
                + " 'winnow fields --create' with an administrator's token";
    }

    static String notInProject(String field, Project project, IssueType type) {
        return "'" + field + "' can't be set on " + type.name() + " issues of project " + project.key()
                + ": it was created for other projects only, and Jira has no call to change that; let a Jira"
                + " administrator add project " + project.key()
                + " to its context (Administration → Issues → Custom fields → the menu of '" + field
                + "' → contexts), then run this again";
    }

    static String notAdded(String field, Project project, IssueType type, String screen, String why) {
        return "'" + field + "' can't be set on " + type.name() + " issues of project " + project.key()
                + ": it isn't on " + screen + ", and putting it there failed: " + why;
    }

    static String hidden(String field, Project project, IssueType type, String screen) {
        return "'" + field + "' can't be set on " + type.name() + " issues of project " + project.key()
                + " although it is on " + screen + "; let a Jira administrator check the field's context and that the"
                + " project's field configuration doesn't hide it";
    }

    static String notEditable(Project project, IssueType type) {
        return "this account may not edit " + type.name() + " issues of project " + project.key()
                + "; give it the Edit issues permission there, or check whether the project is archived";
    }

    static String quoted(FieldValue value) {
        String text =
                value.text().length() <= SHOWN ? value.text() : value.text().substring(0, SHOWN - 1) + "…";
        return value.blank() ? "nothing" : "'" + text.replaceAll("\\p{Cntrl}", " ") + "'";
    }
}
