package io.winnow.report;

import io.winnow.planning.PlanRules;
import io.winnow.planning.PlanRules.Blockers;
import io.winnow.scoring.Moscow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The switches of a plan's rules, ready for the template: how each stands, and how the saved settings have it. */
public final class RuleControls {

    private final PlanRules now;
    private final PlanRules saved;
    private final PlanPage.Rules rules;
    private final boolean anyMust;

    RuleControls(PlanPage page) {
        this.rules = page.rules();
        this.now = rules.now();
        this.saved = rules.saved();
        this.anyMust = page.report().rows().stream()
                .anyMatch(row -> row.score().basis().moscow() == Moscow.MUST);
    }

    public List<Choice> blockers() {
        return Stream.of(Blockers.values())
                .map(rule -> new Choice(
                        word(rule),
                        words(rule) + (rule == saved.blockers() ? " (as configured)" : ""),
                        rule == now.blockers()))
                .toList();
    }

    public String savedBlockers() {
        return word(saved.blockers());
    }

    private static String word(Blockers rule) {
        return rule.name().toLowerCase(Locale.ROOT);
    }

    private static String words(Blockers rule) {
        return switch (rule) {
            case FIRST -> "come first";
            case EXCLUDE -> "keep it out";
            case IGNORE -> "don't matter";
        };
    }

    /** Whether musts can make a difference. */
    public boolean musts() {
        return anyMust || saved.mustsFirst() || saved.mustsMost() != null;
    }

    public boolean mustsFirst() {
        return now.mustsFirst();
    }

    public boolean savedMustsFirst() {
        return saved.mustsFirst();
    }

    /** In percent; 100 is no ceiling. */
    public String mustsMax() {
        return percent(now.mustsMost());
    }

    public String savedMustsMax() {
        return percent(saved.mustsMost());
    }

    private static String percent(@Nullable BigDecimal share) {
        return share == null ? "100" : Figures.plain(share.movePointRight(2));
    }

    /** 0 is no limit. */
    public int perEpic() {
        return count(now.perEpic());
    }

    public int savedPerEpic() {
        return count(saved.perEpic());
    }

    private static int count(@Nullable Integer limit) {
        return limit == null ? 0 : limit;
    }

    /** What the configured shares are; empty when there are none. */
    public String shares() {
        return saved.shares().stream()
                .map(share -> share.name() + bound(" at least ", share.least()) + bound(" at most ", share.most()))
                .collect(Collectors.joining(", "));
    }

    private static String bound(String words, @Nullable BigDecimal share) {
        return share == null ? "" : words + Figures.percent(share);
    }

    public boolean sharesKept() {
        return !now.shares().isEmpty();
    }

    /** Whether the settings keep anything together. */
    public boolean groups() {
        return rules.savedTogether();
    }

    public boolean together() {
        return rules.together();
    }

    /** What is otherwise than configured, such as {@code musts first}; empty when nothing is. */
    public String tried() {
        List<String> words = new ArrayList<>();
        if (now.blockers() != saved.blockers()) {
            words.add(
                    switch (now.blockers()) {
                        case FIRST -> "blockers first";
                        case EXCLUDE -> "blocked issues kept out";
                        case IGNORE -> "blockers ignored";
                    });
        }
        if (now.mustsFirst() != saved.mustsFirst()) {
            words.add(now.mustsFirst() ? "musts first" : "musts as ranked");
        }
        if (!mustsMax().equals(savedMustsMax())) {
            words.add("musts at most " + mustsMax() + " %");
        }
        if (perEpic() != savedPerEpic()) {
            words.add(perEpic() == 0 ? "no limit per epic" : "at most " + perEpic() + " of an epic");
        }
        if (sharesKept() == saved.shares().isEmpty()) {
            words.add("without shares");
        }
        if (together() != groups()) {
            words.add("groups apart");
        }
        return String.join(", ", words);
    }

    /** One way to choose. */
    public record Choice(String value, String name, boolean chosen) {}
}
