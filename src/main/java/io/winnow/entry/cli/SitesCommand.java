package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows the sites of a Forge app, and forgets those that are gone. */
@Command(
        name = "sites",
        header = "List the sites that the Forge app is installed on, and when each was heard from.",
        footer = {
            "",
            "Every other command takes --site, for one of them:",
            "  winnow status --site acme.atlassian.net",
            "",
            "Once a site hasn't been heard from for hours, because the app was removed there:",
            "  winnow sites forget acme.atlassian.net"
        })
final class SitesCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        try (Sites sites = winnow.factory().sites(winnow.config())) {
            List<Sites.Listed> all = sites.all();
            if (json) {
                winnow.console().out().println(json(all));
                return;
            }
            if (all.isEmpty()) {
                winnow.console().out().println("The app has not been heard of from any site yet: install it on one.");
            }
            all.forEach(this::print);
        }
    }

    private void print(Sites.Listed site) {
        var out = winnow.console().out();
        out.println(site.url().getHost() + ": " + site.state());
        out.println("  id          " + site.id());
        out.println("  installed   " + site.installedAt());
        out.println("  last heard  " + site.heardAt());
        out.println("  token until " + (site.tokenUntil() == null ? "–" : site.tokenUntil()));
    }

    private static ObjectNode json(List<Sites.Listed> all) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("sites");
        for (Sites.Listed site : all) {
            list.addObject()
                    .put("id", site.id())
                    .put("url", site.url().toString())
                    .put("state", site.state())
                    .put("installedAt", site.installedAt().toString())
                    .put("heardAt", site.heardAt().toString())
                    .put("tokenUntil", text(site.tokenUntil()));
        }
        return json;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    @Command(name = "forget", header = "Delete everything that Winnow keeps of a site that is gone.")
    void forget(@Parameters(paramLabel = "SITE", description = "Its name or id.") String site) {
        try (Sites sites = winnow.factory().sites(winnow.config())) {
            sites.forget(site);
        }
        winnow.console().out().println(site + " is forgotten.");
    }
}
