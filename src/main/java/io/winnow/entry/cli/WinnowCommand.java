package io.winnow.entry.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above all others: what every command shares. */
@Command(
        name = "winnow",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        header = "Ranks a Jira backlog by value, shows its reasons, and writes the result back into Jira.%n",
        footer = {
            "",
            "Try it without a Jira:   winnow demo",
            "Start with your own:     winnow init; winnow doctor; winnow sync --dry-run",
            "",
            "Exit codes:  0 all done                      3 Jira unreachable, limiting, or stopped",
            "             1 a defect                      4 not allowed",
            "             2 wrong usage or configuration  5 done, but some changes failed or conflicted"
        },
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            DoctorCommand.class,
            FieldsCommand.class,
            SyncCommand.class,
            RankCommand.class,
            ExplainCommand.class,
            PlanCommand.class,
            NextCommand.class,
            SetCommand.class,
            ConfirmCommand.class,
            RoadmapCommand.class,
            ApplyCommand.class,
            UndoCommand.class,
            OverrideCommand.class,
            OverridesCommand.class,
            EvidenceCommand.class,
            CustomersCommand.class,
            StatusCommand.class,
            PushesCommand.class,
            GoalsCommand.class,
            KpiCommand.class,
            ReportCommand.class,
            ServeCommand.class,
            SitesCommand.class,
            SignInCommand.class,
            SignOutCommand.class,
            TokenCommand.class,
            AuditCommand.class,
            ForgeAppCommand.class
        })
final class WinnowCommand implements Runnable {

    private final ApplicationFactory factory;
    private final Console console;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "winnow.yaml",
            scope = ScopeType.INHERIT,
            description = "The configuration file (default: ./winnow.yaml).")
    private Path config = Path.of("winnow.yaml");

    @Option(
            names = "--site",
            paramLabel = "SITE",
            scope = ScopeType.INHERIT,
            description = "With the configuration of a Forge app's server: which of its sites, by name or id.")
    private @Nullable String site;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    WinnowCommand(ApplicationFactory factory, Console console) {
        this.factory = factory;
        this.console = console;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? For instance: winnow demo");
    }

    Application open(TerminalProgress progress) {
        return factory.open(config, site, progress);
    }

    /** For a command that asks Jira first of all. */
    Application openLoggingIn(TerminalProgress progress) {
        return factory.openLoggingIn(config, site, progress);
    }

    ApplicationFactory factory() {
        return factory;
    }

    Console console() {
        return console;
    }

    Path config() {
        return config;
    }
}
