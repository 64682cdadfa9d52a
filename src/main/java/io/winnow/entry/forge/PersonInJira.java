package io.winnow.entry.forge;

import io.winnow.tracker.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A person in Jira who looks at a page of Winnow's.
 *
 * @param accountId in Jira
 * @param token by which Winnow may ask Jira as that person; null when Forge sent none
 */
public record PersonInJira(String accountId, @Nullable Secret token) {}
