package io.winnow.report;

import io.winnow.report.Roadmap.Card;
import io.winnow.report.Roadmap.Lane;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One lane of a roadmap as lines for a terminal. */
final class RoadmapText {

    private static final int SUMMARY = 60;

    private final Roadmap roadmap;
    private final Lane lane;
    private final List<String> lines = new ArrayList<>();

    RoadmapText(Roadmap roadmap, Lane lane) {
        this.roadmap = roadmap;
        this.lane = lane;
    }

    Stream<String> lines() {
        lines.clear();
        lines.add(clean(lane.name()));
        column("now", lane.now());
        column("next", lane.next());
        column("later", lane.later());
        if (lane.more() > 0) {
            lines.add("         and " + Figures.number(lane.more()) + " more");
        }
        return lines.stream();
    }

    private void column(String name, List<Card> cards) {
        String head = name;
        for (Card card : cards) {
            BigDecimal size = card.size();
            String summary = clean(card.summary());
            lines.add(String.format(
                            Locale.ROOT,
                            "  %-5s  %-10s  %-" + SUMMARY + "s  %s",
                            head,
                            card.key(),
                            summary.length() > SUMMARY ? summary.substring(0, SUMMARY - 1) + "…" : summary,
                            size == null ? "" : Figures.amount(size, roadmap.unit()))
                    .stripTrailing());
            head = "";
        }
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
