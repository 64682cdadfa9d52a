package io.winnow.model;

import org.jspecify.annotations.Nullable;

/**
 * A field a Jira site has.
 *
 * @param id such as {@code summary} or {@code customfield_10016}: unique on a site, unlike the name
 * @param schemaType such as {@code number}, {@code string}, {@code option}; null for the few fields without a schema
 * @param schemaCustom the type's full key, such as {@code com.pyxis.greenhopper.jira:gh-sprint}; null for system fields
 * @param projectScope id of the one project a team-managed field belongs to; null when it is the whole site's
 */
public record FieldDefinition(
        String id,
        String name,
        boolean custom,
        @Nullable String schemaType,
        @Nullable String schemaCustom,
        @Nullable String projectScope) {}
