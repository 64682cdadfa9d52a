package io.winnow.report;

/** One backlog in the list of all, in words. */
public record BacklogView(String name, String url, String figure, String words, SyncView sync) {

    static BacklogView of(BacklogList.Entry entry) {
        int open = entry.issues() - entry.scored();
        return new BacklogView(
                entry.name(),
                Links.backlog(entry.name()),
                Figures.number(entry.scored()) + " of " + Figures.number(entry.issues()),
                open == 0 ? "issues scored" : "issues scored · " + Figures.number(open) + " not",
                SyncView.of(entry.sync()));
    }
}
