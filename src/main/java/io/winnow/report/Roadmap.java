package io.winnow.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.goals.Goal;
import io.winnow.model.Issue;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backlog's team does now, next and later, by goal.
 *
 * @param sprint what the next sprint is called; null when it is for no particular one
 * @param unit what sizes count, as a plural
 * @param lanes one for each goal that anything shown serves, in the order of the tree; what serves none comes last
 */
public record Roadmap(String backlog, @Nullable String sprint, String unit, List<Lane> lanes, String trackerUrl) {

    public Roadmap {
        lanes = List.copyOf(lanes);
    }

    /**
     * What serves one goal; an issue that serves several stands in the lane of each.
     *
     * @param goal null for what serves none
     * @param now in active sprints, best first
     * @param next what the plan of the next sprint holds, in its order
     * @param later the first of what is scored besides, best first
     * @param more how many more are left for later
     */
    public record Lane(@Nullable Goal goal, List<Card> now, List<Card> next, List<Card> later, int more) {

        public Lane {
            now = List.copyOf(now);
            next = List.copyOf(next);
            later = List.copyOf(later);
        }

        String name() {
            return goal == null ? "No goal" : goal.name();
        }
    }

    /**
     * One issue.
     *
     * @param size null when nobody has estimated it
     */
    public record Card(
            String id, String key, String summary, @Nullable BigDecimal size) {

        public static Card of(Issue issue, @Nullable BigDecimal size) {
            return new Card(issue.id().toString(), issue.key(), issue.summary(), size);
        }
    }

    /** One JSON object on one line, without a line end. */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("backlog", backlog).put("sprint", sprint).put("unit", unit);
        ArrayNode all = json.putArray("lanes");
        for (Lane lane : lanes) {
            Goal goal = lane.goal();
            ObjectNode one = all.addObject().put("goal", goal == null ? null : goal.id());
            one.put("name", lane.name());
            one.set("now", json(lane.now()));
            one.set("next", json(lane.next()));
            one.set("later", json(lane.later()));
            one.put("more", lane.more());
        }
        return json.toString();
    }

    private static ArrayNode json(List<Card> cards) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Card card : cards) {
            BigDecimal size = card.size();
            json.addObject()
                    .put("id", card.id())
                    .put("key", card.key())
                    .put("summary", card.summary())
                    .put("size", size == null ? null : PlanJson.plain(size));
        }
        return json;
    }

    /** A heading, and a table with a row a goal. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# " + RankMarkdown.escaped(backlog) + ": roadmap\n\n| Goal | Now | Next"
                + (sprint == null ? "" : " (" + RankMarkdown.escaped(sprint) + ")")
                + " | Later |\n|:--|:--|:--|:--|\n");
        Links links = new Links(trackerUrl);
        for (Lane lane : lanes) {
            text.append("| ")
                    .append(RankMarkdown.escaped(lane.name()))
                    .append(" | ")
                    .append(cell(lane.now(), links))
                    .append(" | ")
                    .append(cell(lane.next(), links))
                    .append(" | ")
                    .append(cell(lane.later(), links))
                    .append(lane.more() == 0 ? "" : "<br>and " + Figures.number(lane.more()) + " more")
                    .append(" |\n");
        }
        return text.toString();
    }

    private String cell(List<Card> cards, Links links) {
        return String.join(
                "<br>",
                cards.stream()
                        .map(card -> {
                            String key = RankMarkdown.escaped(card.key());
                            String url = links.issue(card.key());
                            BigDecimal size = card.size();
                            return (url.isEmpty() ? key : "[" + key + "](" + url + ")") + " "
                                    + RankMarkdown.escaped(card.summary())
                                    + (size == null ? "" : " (" + Figures.amount(size, unit) + ")");
                        })
                        .toList());
    }

    /** Lines for a terminal. */
    public List<String> lines() {
        return lanes.isEmpty()
                ? List.of("Nothing here yet: run winnow sync " + backlog + " first.")
                : lanes.stream()
                        .flatMap(lane -> new RoadmapText(this, lane).lines())
                        .toList();
    }
}
