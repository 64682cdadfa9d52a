package io.winnow.entry.forge;

import io.winnow.report.SettingsView;
import io.winnow.workflow.ApplyGoals;
import io.winnow.workflow.CheckSetup;
import java.util.List;

/** What a site's administrators say of it. Thread-safe. */
public interface SiteSettings {

    SettingsView view();

    /**
     * Goes by these from now on.
     *
     * @return the backlogs' names
     * @throws io.winnow.workflow.SetupException that names every problem, one a line; then all stays as it was
     */
    List<String> save(byte[] yaml);

    /**
     * Makes the goals of a file, YAML or JSON, the ones that count.
     *
     * @param dryRun only say what would change
     * @throws io.winnow.workflow.SetupException that names every problem, one a line, or that nothing was saved yet
     */
    ApplyGoals.Result applyGoals(byte[] file, boolean dryRun);

    /** Looks whether all is there; throws {@link io.winnow.workflow.SetupException} when nothing was saved yet. */
    List<CheckSetup.Check> check();
}
