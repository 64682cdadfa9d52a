package io.winnow.report;

/** One backlog in the list of all, in words. */
public record BacklogView(String name, String url, String figure, String words, SyncView sync) {

    static BacklogView of(BacklogList.Entry entry) {
        if (entry.issues() == 0) {
            return new BacklogView(
                    entry.name(), Links.backlog(entry.name()), "No issues", "yet", SyncView.of(entry.sync()));
        }
        int open = entry.issues() - entry.scored();
        return new BacklogView(
                entry.name(),
                Links.backlog(entry.name()),
                Figures.number(entry.scored()) + " of " + Figures.number(entry.issues()),
                Figures.plural(entry.issues(), "issue") + " scored"
                        + (open == 0 ? "" : " · " + Figures.number(open) + " not"),
                SyncView.of(entry.sync()));
    }
}
