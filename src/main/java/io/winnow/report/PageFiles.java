package io.winnow.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The files a page refers to, or holds when it is a single file. */
record PageFiles(
        Asset css,
        Asset icon,
        Asset address,
        Asset times,
        Asset who,
        Asset list,
        Asset insight,
        Asset charts,
        Asset plan,
        Asset order,
        Asset orderCss,
        Asset decisions,
        Asset sortable,
        Asset apply,
        Asset applyCss,
        Asset issueCss,
        Asset issue,
        Asset frame,
        Asset settings,
        Asset settingsCss) {

    /** Where the jar of D3 has it; the version is the pom's too. */
    private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js";

    private static final String SORTABLE = "/META-INF/resources/webjars/sortablejs/1.15.6/Sortable.min.js";

    private static final String STYLE = "text/css; charset=utf-8";

    private static final String SCRIPT = "text/javascript; charset=utf-8";

    static PageFiles load() {
        return new PageFiles(
                Asset.load("report.css", STYLE),
                Asset.load("icon.svg", "image/svg+xml"),
                Asset.load("address.js", SCRIPT),
                Asset.load("times.js", SCRIPT),
                Asset.load("who.js", SCRIPT),
                Asset.load("report.js", SCRIPT),
                Asset.load("insight.js", SCRIPT),
                Asset.load(D3, SCRIPT),
                Asset.load("plan.js", SCRIPT),
                Asset.load("plan-order.js", SCRIPT),
                Asset.load("plan-order.css", STYLE),
                Asset.load("plan-decisions.js", SCRIPT),
                Asset.load(SORTABLE, SCRIPT),
                Asset.load("apply.js", SCRIPT),
                Asset.load("apply.css", STYLE),
                Asset.load("issue.css", STYLE),
                Asset.load("issue.js", SCRIPT),
                Asset.load("frame.js", SCRIPT),
                Asset.load("settings.js", SCRIPT),
                Asset.load("settings.css", STYLE));
    }

    List<Asset> all() {
        return List.of(
                css,
                icon,
                address,
                times,
                who,
                list,
                insight,
                charts,
                plan,
                order,
                orderCss,
                decisions,
                sortable,
                apply,
                applyCss,
                issueCss,
                issue,
                frame,
                settings,
                settingsCss);
    }

    /** What a report's page runs, in this order: nobody fetches the charts of a page that has none. */
    List<Asset> scripts(ReportPage page) {
        List<Asset> scripts = new ArrayList<>();
        if (page.hasGoals()) {
            scripts.add(charts);
        }
        if (page.hasGoals() || page.heard()) {
            scripts.add(insight);
        }
        scripts.add(times);
        scripts.add(address);
        scripts.add(list);
        return scripts;
    }

    /** What the plan's page runs, in this order. */
    List<Asset> planScripts() {
        return List.of(times, address, sortable, plan, order, decisions, apply);
    }

    /** The content security policy of a single file: its own scripts and style, and nothing else. */
    String policy(List<Asset> scripts) {
        return "default-src 'none'; script-src "
                + scripts.stream().map(Asset::policySource).collect(Collectors.joining(" ")) + "; style-src "
                + css.policySource() + "; base-uri 'none'; form-action 'none'";
    }
}
