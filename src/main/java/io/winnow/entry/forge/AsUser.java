package io.winnow.entry.forge;

import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.Permissions;
import java.util.function.Supplier;

/**
 * A site's Jira, asked with the token of one of its users.
 *
 * @param name the user's, as Jira shows it
 */
public record AsUser(Permissions permissions, IssueWriter writer, Supplier<String> name) {}
