package io.winnow.config;

import io.winnow.evidence.EvidenceSettings;
import io.winnow.evidence.Strength;
import io.winnow.evidence.StrengthRules;
import io.winnow.evidence.StrengthRules.Threshold;
import io.winnow.workflow.EvidenceSources;
import io.winnow.workflow.TicketSource;
import io.winnow.workflow.TicketSource.CustomerFrom;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads which tickets are evidence, and how evidence counts. */
final class EvidenceReader {

    private static final int MOST_SOURCES = 20;

    private final Section section;

    EvidenceReader(Section root) {
        this.section = root.section("evidence");
    }

    EvidenceSources sources() {
        List<Section> groups = section.list("jira");
        if (groups.size() > MOST_SOURCES) {
            section.problems()
                    .add(
                            section.place(),
                            "evidence.jira",
                            "has more than " + MOST_SOURCES + " groups. Join their queries.");
        }
        return new EvidenceSources(groups.stream().map(EvidenceReader::source).toList(), settings());
    }

    /** What weak, fair and strong evidence is, and how much confidence each allows. */
    StrengthRules strength() {
        Section strength = section.section("strength");
        Set<String> direct = new HashSet<>();
        strength.words("direct").forEach(kind -> direct.add(kind.line().toLowerCase(Locale.ROOT)));
        Map<Strength, BigDecimal> caps = new EnumMap<>(Strength.class);
        Section most = strength.section("caps");
        for (Strength one : Strength.values()) {
            caps.put(one, most.value(one.word()).share());
        }
        return new StrengthRules(
                threshold(strength.section("fair")), threshold(strength.section("strong")), direct, caps);
    }

    private static Threshold threshold(Section needs) {
        return new Threshold(
                (int) needs.value("items").number(0, 1_000_000),
                (int) needs.value("customers").number(0, 1_000_000),
                needs.value("weighted").amount(),
                (int) needs.value("kinds").number(0, 100),
                (int) needs.value("direct").number(0, 1_000_000));
    }

    private EvidenceSettings settings() {
        Value share = section.value("revenueCapShare");
        BigDecimal most = share.share();
        if (most.signum() <= 0) {
            share.refuse("is 0, so no account would count. Write a share above 0.");
            most = BigDecimal.ONE;
        }
        return new EvidenceSettings(
                (int) section.value("halfLifeDays").number(1, 36_500),
                most,
                section.value("votes").flag());
    }

    private static TicketSource source(Section group) {
        Value jql = group.value("jql");
        String query = jql.lines();
        if (query.matches("(?is)order\\s+by\\b.*")) {
            jql.refuse(
                    "only orders, so it would read the whole site. Write a condition first, such as project = CARE.");
        }
        Set<String> links = new HashSet<>();
        group.words("links").forEach(word -> links.add(word.line().toLowerCase(Locale.ROOT)));
        if (links.contains("any")) {
            links.clear();
        }
        String customer = group.value("customer").line();
        CustomerFrom from = switch (customer.toLowerCase(Locale.ROOT)) {
            case "reporter" -> CustomerFrom.REPORTER;
            case "reporter-domain" -> CustomerFrom.REPORTER_DOMAIN;
            case "organization" -> CustomerFrom.ORGANIZATION;
            default -> CustomerFrom.FIELD;
        };
        return new TicketSource(
                query,
                links,
                from,
                from == CustomerFrom.FIELD ? customer : "",
                group.value("kind").line().toLowerCase(Locale.ROOT));
    }
}
