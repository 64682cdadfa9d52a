package io.winnow.entry.web;

import io.winnow.store.Author;
import io.winnow.store.TokenStore.Role;
import io.winnow.tracker.IssueWriter;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom another system knows, and what they may do with what they ask for.
 *
 * @param role null when they may not even see it
 * @param writer changes issues as them; null when they may see nothing
 * @param sees by name, whether they may see a backlog in a list
 */
public record Person(
        Author author, @Nullable Role role, @Nullable IssueWriter writer, Predicate<String> sees) {}
