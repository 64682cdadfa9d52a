package io.winnow.report;

import io.winnow.report.LastPush.NotWritten;
import io.winnow.report.Tile.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the figures above the list; each is true now and opens to its parts. */
final class Tiles {

    private static final int PARTS = 12;
    private static final int KEYS = 8;

    private final ReportPage page;

    Tiles(ReportPage page) {
        this.page = page;
    }

    List<Tile> all() {
        return page.heard() ? List.of(scored(), moved(), heard(), written()) : List.of(scored(), moved(), written());
    }

    private Tile heard() {
        long with = page.rows().stream().filter(row -> row.support().heard()).count();
        long aimless = page.rows().stream()
                .filter(row -> row.support().heard() && row.support().goals().isEmpty())
                .count();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("issues with evidence, most customers first", Figures.number(with), "#sort=customers"));
        if (page.hasGoals() && aimless > 0) {
            parts.add(new Part("of them without a goal", Figures.number(aimless), "#goal=~none&sort=customers"));
        }
        return new Tile(
                "heard",
                Figures.count(page.customers(), "customer"),
                "heard · " + Figures.number(with) + " of "
                        + Figures.count(page.rows().size(), "issue") + " have evidence",
                "plain",
                "Each customer counts once, however many issues they asked for.",
                parts);
    }

    private Tile scored() {
        int all = page.rows().size();
        int open = page.notScored();
        String words = Figures.plural(all, "issue") + " scored"
                + (open == 0 ? "" : " · " + Figures.number(open) + " not, and why");
        String intro = all == 0
                ? "There are no issues yet."
                : open == 0
                        ? "Every issue has a score."
                        : Figures.count(open, "issue") + " can't be scored. An issue counts for each of its reasons.";
        List<Part> parts = page.reasons().entrySet().stream()
                .map(reason -> new Part(
                        reason.getKey(), Figures.number(reason.getValue()), "#why=" + Links.segment(reason.getKey())))
                .collect(Collectors.toCollection(ArrayList::new));
        int more = parts.size() - PARTS;
        if (more > 1) {
            parts.subList(PARTS, parts.size()).clear();
            parts.add(new Part("and " + Figures.count(more, "rarer reason"), "", "#scored=no"));
        }
        if (open > 0) {
            parts.add(0, new Part("all not scored", Figures.number(open), "#scored=no"));
        }
        return new Tile(
                "scored",
                all == 0 ? "No issues" : Figures.number(page.scored()) + " of " + Figures.number(all),
                all == 0 ? "in this backlog yet" : words,
                all > 0 && page.scored() == 0 ? "warn" : "plain",
                intro,
                parts);
    }

    private Tile moved() {
        List<Part> parts = new ArrayList<>();
        part(parts, Change.Kind.UP, "▲ moved up");
        part(parts, Change.Kind.DOWN, "▼ moved down");
        part(parts, Change.Kind.NEW, "new in this backlog");
        part(parts, Change.Kind.SCORED, "now scored");
        part(parts, Change.Kind.UNSCORED, "no longer scored");
        part(parts, Change.Kind.CHANGED, "changed, same place");
        int others =
                page.changed(Change.Kind.NEW) + page.changed(Change.Kind.SCORED) + page.changed(Change.Kind.UNSCORED);
        return new Tile(
                "moved",
                Figures.number(page.moved()) + " moved",
                "since the last sync" + (others == 0 ? "" : " · " + Figures.number(others) + " came or went"),
                "plain",
                parts.isEmpty() ? "The last sync changed no rank and no score." : "What the last sync changed:",
                parts);
    }

    private void part(List<Part> parts, Change.Kind kind, String label) {
        int count = page.changed(kind);
        if (count > 0) {
            parts.add(new Part(label, Figures.number(count), "#change=" + kind.word()));
        }
    }

    private Tile written() {
        LastPush push = page.push();
        if (push == null) {
            return new Tile(
                    "written",
                    "Not written yet",
                    "no scores in Jira so far",
                    "plain",
                    "Nothing was pushed yet.",
                    List.of());
        }
        int failed = push.notWritten().size();
        String intro = "Push " + push.id() + ": " + Figures.count(push.planned(), "change") + " planned, "
                + Figures.number(push.applied()) + " written, " + Figures.number(push.skipped()) + " skipped, "
                + Figures.number(failed) + " not written.";
        if (failed > 0) {
            return new Tile(
                    "written",
                    Figures.number(failed) + " not written",
                    "to Jira by the last push · " + Figures.number(push.applied()) + " written",
                    "bad",
                    intro,
                    byReason(push.notWritten()));
        }
        return new Tile(
                "written",
                push.planned() == 0 ? "Up to date" : Figures.number(push.applied()) + " written",
                push.planned() == 0 ? "Jira holds every score" : "to Jira by the last push",
                "plain",
                intro,
                List.of());
    }

    /** One part a reason, naming the first few issues: a missing screen may fail thousands in the same words. */
    private static List<Part> byReason(List<NotWritten> all) {
        Map<String, List<NotWritten>> groups = all.stream()
                .collect(Collectors.groupingBy(
                        change -> (change.conflict() ? "Conflict, " : "Failed, ") + change.field() + ": "
                                + change.reason(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Part> parts = new ArrayList<>();
        groups.entrySet().stream()
                .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                .limit(PARTS)
                .forEach(group -> parts.add(new Part(
                        group.getKey() + " (" + keys(group.getValue()) + ")",
                        Figures.number(group.getValue().size()),
                        "")));
        if (groups.size() > PARTS) {
            parts.add(new Part("and " + Figures.count(groups.size() - PARTS, "rarer reason"), "", ""));
        }
        return parts;
    }

    private static String keys(List<NotWritten> changes) {
        List<String> keys = changes.stream().map(NotWritten::key).distinct().toList();
        String first = keys.stream().limit(KEYS).collect(Collectors.joining(", "));
        return keys.size() > KEYS ? first + " and " + (keys.size() - KEYS) + " more" : first;
    }
}
