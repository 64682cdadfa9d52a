package io.winnow.model;

/** Jira's three status categories, and {@code UNKNOWN} for a status that names none of them. */
public enum StatusCategory {
    TO_DO,
    IN_PROGRESS,
    DONE,
    UNKNOWN
}
