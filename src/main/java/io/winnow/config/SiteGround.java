package io.winnow.config;

import io.winnow.tracker.jira.JiraSettings;
import java.time.Duration;

/**
 * What the settings of a site behind a Forge app can't say, for it is known already.
 *
 * @param storeUrl the JDBC address of the site's own store
 * @param coalesce how long changes are gathered before their issues are read again
 */
public record SiteGround(JiraSettings jira, String storeUrl, Duration coalesce) {}
