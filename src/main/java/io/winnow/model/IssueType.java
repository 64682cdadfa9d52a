package io.winnow.model;

/**
 * An issue type; {@code hierarchyLevel} is Jira's: −1 sub-task, 0 story and its like, 1 epic, above that the levels a
 * site adds.
 */
public record IssueType(String id, String name, int hierarchyLevel) {}
