package io.winnow;

import io.winnow.entry.forge.Answers;
import io.winnow.entry.forge.ForgeEvent;
import io.winnow.entry.forge.ForgeSite;
import io.winnow.entry.forge.PersonInJira;
import io.winnow.entry.forge.SettingsPages;
import io.winnow.entry.forge.SiteRights;
import io.winnow.entry.web.PageAnswer;
import io.winnow.entry.web.PageCall;
import io.winnow.entry.web.Person;
import io.winnow.entry.web.Target;
import io.winnow.entry.webhook.JiraEvents.Taken;
import io.winnow.report.ReportRenderer;
import io.winnow.tracker.TrackerException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the people of a site see and do what Jira lets them see and do there. */
final class SiteDoor implements ForgeSite {

    private static final Logger LOG = LoggerFactory.getLogger(SiteDoor.class);
    /** On which page something is asked that is about nothing by itself. */
    private static final String ASKING_PAGE = "X-Winnow-Page";

    /** Who may not see all of a backlog may see an issue of it. */
    private static final String ITS_ISSUE = "^/backlogs/[^/]+/issues/([0-9]+)$";

    private final OpenSite site;
    private final SiteRights rights;
    private final ReportRenderer renderer;
    private final SettingsPages settingsPages;

    SiteDoor(OpenSite site, SiteRights rights, ReportRenderer renderer) {
        this.site = site;
        this.rights = rights;
        this.renderer = renderer;
        this.settingsPages = new SettingsPages(site, renderer);
    }

    @Override
    public Taken event(byte[] body) {
        ForgeEvent event = ForgeEvent.read(body);
        return event.lifecycle()
                ? Taken.YES // that it was called is known by now
                : site.with(work -> work.events().take(event.identifier(), event.event(), event.again()))
                        .orElse(Taken.YES);
    }

    @Override
    public PageAnswer page(PageCall call, PersonInJira caller, HttpServletRequest through, HttpServletResponse back) {
        try {
            return SettingsPages.include(call.path())
                    ? settings(call, caller)
                    : site.with(work -> shown(work, call, caller, through, back))
                            .orElseGet(() -> idle(call));
        } catch (TrackerException away) {
            LOG.warn("Jira can't say what account {} may see: {}", caller.accountId(), away.getMessage());
            return refused(call, 503, "Jira can’t be asked now", "What you may see here, Jira says. Try again later.");
        }
    }

    private PageAnswer settings(PageCall call, PersonInJira caller) {
        Person person = rights.person(caller, new Target(Target.Kind.ADMINISTRATION, ""), backlog -> Set.of());
        return person.role() == null
                ? refused(call, 403, "For administrators", "Only administrators of Jira set Winnow up.")
                : settingsPages.answer(call);
    }

    private PageAnswer idle(PageCall call) {
        return site.isPaid()
                ? refused(
                        call,
                        404,
                        "Not set up yet",
                        "A Jira administrator sets Winnow up for this site, under Apps, Winnow settings.")
                : refused(
                        call,
                        404,
                        "No licence",
                        "Winnow’s licence for this site has ended. Nothing is lost: with a new one, all is here again.");
    }

    private PageAnswer shown(
            SiteAtWork work, PageCall call, PersonInJira caller, HttpServletRequest through, HttpServletResponse back) {
        Target target = work.pages().target(call.path());
        if (target.kind() == Target.Kind.NOTHING) {
            target = Optional.ofNullable(call.headers().get(ASKING_PAGE))
                    .map(page -> work.pages().target(page.replaceFirst(ITS_ISSUE, "/issues/$1")))
                    .filter(page -> page.kind() != Target.Kind.UNKNOWN)
                    .orElse(target);
        }
        Person person = rights.person(caller, target, work.projects()::of);
        return person.role() == null
                ? refused(
                        call,
                        404,
                        "Nothing to see here",
                        "There is no such page, or Jira doesn’t let you see all that it shows.")
                : work.pages().answer(call, person, through, back);
    }

    private PageAnswer refused(PageCall call, int status, String heading, String text) {
        return call.path().startsWith("/api/")
                ? Answers.problem(status, text)
                : Answers.html(status, renderer.framedProblem(heading + ". " + text));
    }
}
