package io.winnow.config;

import io.winnow.evidence.EvidenceSettings;
import io.winnow.workflow.EvidenceSources;
import io.winnow.workflow.TicketSource;
import io.winnow.workflow.TicketSource.CustomerFrom;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

    private EvidenceSettings settings() {
        Value share = section.value("revenueCapShare");
        BigDecimal most = share.share();
        if (most.signum() <= 0) {
            share.refuse("is 0, so no account would count. Write a share above 0.");
            most = BigDecimal.ONE;
        }
        return new EvidenceSettings((int) section.value("halfLifeDays").number(1, 36_500), most);
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
