package io.winnow;

import io.winnow.config.ConfigException;
import io.winnow.config.ConfigReader;
import io.winnow.config.ConfigTemplate;
import io.winnow.config.SiteGround;
import io.winnow.entry.forge.SiteSettings;
import io.winnow.report.Figures;
import io.winnow.report.ReportRenderer;
import io.winnow.report.SettingsView;
import io.winnow.store.StoreException;
import io.winnow.tracker.Waiting;
import io.winnow.tracker.jira.Pause;
import io.winnow.workflow.ApplyGoals;
import io.winnow.workflow.BacklogSettings;
import io.winnow.workflow.CheckSetup.Check;
import io.winnow.workflow.SetupException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One site of a Forge app: set up by its administrators, at work while it is set up and paid for. It shares nothing with another
 * site but the points that Jira gives the app.
 */
final class OpenSite implements SiteSettings, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSite.class);
    private static final String JIRA = "jira";

    private final SiteFolder folder;
    private final SiteGround ground;
    private final ReportRenderer renderer;
    private final Clock clock;
    private final Pause pause;
    private final Named named;
    private final ReadWriteLock changing = new ReentrantReadWriteLock();
    private @Nullable SiteAtWork work;
    private String trouble = "";
    private volatile boolean paid;
    private volatile boolean known;

    OpenSite(SiteFolder folder, SiteGround ground, ReportRenderer renderer, Clock clock, Pause pause) {
        this.folder = folder;
        this.ground = ground;
        this.renderer = renderer;
        this.clock = clock;
        this.pause = pause;
        this.named = new Named(ground.jira().url().getHost());
    }

    /** Begins to work, or leaves off, when it is paid for and wasn't before, or the other way round. */
    void paid(boolean isPaid) {
        if (known && paid == isPaid) {
            return; // as nearly every call says
        }
        changing.writeLock().lock();
        try {
            known = true;
            paid = isPaid;
            stop();
            if (isPaid) {
                begin();
            }
        } finally {
            changing.writeLock().unlock();
        }
    }

    private void begin() {
        named.run(() -> {
            try {
                work = folder.settings().map(this::started).orElse(null);
                trouble = "";
            } catch (ConfigException | StoreException failure) {
                trouble = String.valueOf(failure.getMessage());
                LOG.error("Nothing can be done for this site: {}", trouble);
            }
        });
    }

    private SiteAtWork started(byte[] settings) {
        return new RunningWinnow(new ConfigReader().readSite(settings, ground), Waiting.SILENT, clock, pause, () -> {})
                .atWork(renderer, JIRA, named);
    }

    private void stop() {
        SiteAtWork running = work;
        if (running != null) {
            work = null;
            named.run(running::close);
        }
    }

    /** What comes of the site's work, during which that neither begins nor ends; empty when it isn't at work. */
    <T> Optional<T> with(Function<SiteAtWork, T> step) {
        return during(() -> Optional.ofNullable(work).map(step));
    }

    private <T> T during(Supplier<T> step) {
        changing.readLock().lock();
        try {
            return named.call(step);
        } finally {
            changing.readLock().unlock();
        }
    }

    boolean isPaid() {
        return paid;
    }

    @Override
    public SettingsView view() {
        return during(() -> {
            Optional<String> saved = folder.settings().map(bytes -> new String(bytes, StandardCharsets.UTF_8));
            return new SettingsView(
                    ground.jira().url().toString(),
                    saved.orElseGet(() -> new ConfigTemplate().ofSite()),
                    saved.isPresent(),
                    state(saved.isPresent()),
                    work != null,
                    goals());
        });
    }

    private String goals() {
        SiteAtWork running = work;
        return running == null
                ? "Goals can be applied once the settings above are saved."
                : running.winnow()
                        .goals()
                        .map(version -> "Version " + version.number() + " of the goals counts: "
                                + Figures.count(version.tree().all().size(), "goal") + ".")
                        .orElse("No goals count yet.");
    }

    private String state(boolean saved) {
        if (!paid) {
            return "Winnow’s licence for this site has ended, so nothing is synced.";
        }
        if (!trouble.isEmpty()) {
            return "Nothing is synced: " + trouble;
        }
        return saved ? "Winnow is at work here." : "Nothing is ranked yet: say below which issues to rank.";
    }

    @Override
    public List<String> save(byte[] yaml) {
        changing.writeLock().lock();
        try {
            List<String> names = new ConfigReader()
                    .readSite(yaml, ground).backlogs().stream()
                            .map(BacklogSettings::name)
                            .toList();
            folder.save(yaml);
            stop();
            if (paid) {
                begin();
            }
            return names;
        } catch (ConfigException wrong) {
            throw new SetupException(String.valueOf(wrong.getMessage()));
        } finally {
            changing.writeLock().unlock();
        }
    }

    @Override
    public List<Check> check() {
        return with(running -> running.winnow().checkSetup().run()).orElseThrow(OpenSite::notAtWork);
    }

    @Override
    public ApplyGoals.Result applyGoals(byte[] file, boolean dryRun) {
        return with(running -> running.winnow().applyGoals().run(file, dryRun)).orElseThrow(OpenSite::notAtWork);
    }

    private static SetupException notAtWork() {
        return new SetupException("Save the settings first.");
    }

    @Override
    public void close() {
        changing.writeLock().lock();
        try {
            stop();
        } finally {
            changing.writeLock().unlock();
        }
    }
}
