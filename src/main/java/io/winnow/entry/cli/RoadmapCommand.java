package io.winnow.entry.cli;

import io.winnow.report.Roadmap;
import io.winnow.workflow.BacklogSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints what comes now, next and later. */
@Command(
        name = "roadmap",
        header = "Print what a backlog's team does now, next and later, by goal.",
        footer = {"", "Example:", "  winnow roadmap payments --markdown"})
final class RoadmapCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Parameters(paramLabel = "BACKLOG", description = "The backlog.")
    private String backlog = "";

    @ArgGroup
    private Format format = new Format();

    @Override
    public Integer call() {
        try (Application application = winnow.open(new TerminalProgress(winnow.console()))) {
            BacklogSettings chosen =
                    SyncCommand.chosen(application.backlogs(), List.of(backlog)).get(0);
            Roadmap roadmap = application.showRoadmap().run(chosen);
            PrintWriter out = winnow.console().out();
            if (format.json) {
                out.println(roadmap.json());
            } else if (format.markdown) {
                out.print(roadmap.markdown());
            } else {
                roadmap.lines().forEach(out::println);
            }
            return ExitCode.DONE.number();
        }
    }
}
