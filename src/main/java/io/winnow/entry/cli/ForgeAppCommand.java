package io.winnow.entry.cli;

import io.winnow.entry.cli.ApplicationFactory.App;
import io.winnow.entry.forge.ForgeSettings;
import io.winnow.report.ReportRenderer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes the app that brings Winnow into Jira Cloud. */
@Command(
        name = "forge-app",
        header = "Write the Forge app that shows Winnow inside Jira Cloud, ready to be deployed with Atlassian's CLI.",
        footer = {
            "",
            "Run it again after each update of Winnow: the app's pages must be of the server's version.",
            "",
            "Examples:",
            "  winnow forge-app winnow-app",
            "  winnow forge-app winnow-app --url https://winnow.example.com \\",
            "    --app-id ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555"
        })
final class ForgeAppCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "Where to write it: a new folder, or the one of an earlier app.")
    private Path folder = Path.of("winnow-app");

    @Option(
            names = "--app-id",
            paramLabel = "ID",
            description =
                    "The app's id, which forge register writes into a manifest.yml (default: forge.app of --config).")
    private @Nullable String appId;

    @Option(
            names = "--url",
            description =
                    "Where Atlassian reaches winnow serve: https, without a path (default: server.publicUrl of --config).")
    private @Nullable String url;

    @Override
    public Integer call() {
        Optional<App> configured = winnow.factory().app(winnow.config());
        String id = Optional.ofNullable(appId)
                .or(() -> configured.map(App::id))
                .orElseThrow(() -> wrong("Which app? Name it with --app-id, or as forge.app in winnow.yaml."));
        String server = Optional.ofNullable(url)
                .or(() -> configured.map(App::url).map(URI::toString))
                .orElseThrow(() ->
                        wrong("Where is winnow serve? Say it with --url, or as server.publicUrl in winnow.yaml."));
        if (!ForgeSettings.isAppId(id)) {
            throw wrong("--app-id isn't the id of an app. It looks like"
                    + " ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555; forge register writes it.");
        }
        new ForgeAppFolder(new ReportRenderer().assets()).write(folder, id, address(server));
        winnow.console()
                .out()
                .println("Wrote the Forge app for " + server + " to " + folder + ". Next, in that folder:\n"
                        + "  npm ci --ignore-scripts      fetches what it is built with\n"
                        + "  npm run build                builds it\n"
                        + "  npm run check                checks it, without Atlassian\n"
                        + "  forge deploy                 brings it to Atlassian\n"
                        + "  forge install                the first time; after a new manifest: forge install --upgrade\n"
                        + "docs/forge.md says more, such as how to put the fields on screens.");
        return ExitCode.DONE.number();
    }

    private URI address(String url) {
        try {
            URI address = new URI(url.replaceFirst("/$", ""));
            boolean bare = address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && address.getRawPath().isEmpty();
            if ("https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null && bare) {
                return address;
            }
        } catch (URISyntaxException refusedBelow) {
            // said once, for whatever is wrong with it
        }
        throw wrong("--url isn't an address that Atlassian can call. Write https and the server's name,"
                + " such as https://winnow.example.com.");
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
