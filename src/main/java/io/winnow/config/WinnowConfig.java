package io.winnow.config;

import io.winnow.entry.schedule.ScheduleSettings;
import io.winnow.entry.web.ApiSettings;
import io.winnow.entry.web.WebSettings;
import io.winnow.entry.webhook.EventSettings;
import io.winnow.push.AppFields;
import io.winnow.push.PushSettings;
import io.winnow.sync.SyncSettings;
import io.winnow.tracker.jira.AppAccess;
import io.winnow.tracker.jira.JiraSettings;
import io.winnow.workflow.BacklogSettings;
import io.winnow.workflow.EvidenceSources;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that {@code winnow.yaml} says.
 *
 * @param storeUrl the JDBC address of the store
 * @param backlogs at least one, in the file's order
 * @param schedules when each backlog is synced, by its name
 * @param api who may send things to {@code winnow serve}
 * @param events whether Jira may tell it of changes
 */
public record WinnowConfig(
        JiraSettings jira,
        String storeUrl,
        List<BacklogSettings> backlogs,
        Map<String, ScheduleSettings> schedules,
        PushSettings push,
        SyncSettings sync,
        EvidenceSources evidence,
        WebSettings server,
        ApiSettings api,
        EventSettings events) {

    public WinnowConfig {
        backlogs = List.copyOf(backlogs);
        schedules = Collections.unmodifiableMap(new LinkedHashMap<>(schedules));
    }

    /** The same for another site, or for one whose fields an app owns. */
    public WinnowConfig at(JiraSettings site) {
        AppAccess app = site.app();
        return new WinnowConfig(
                site,
                storeUrl,
                backlogs,
                schedules,
                app == null ? push : push.with(new AppFields(app::fieldType)),
                sync,
                evidence,
                server,
                api,
                events);
    }
}
