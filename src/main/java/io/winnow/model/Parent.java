package io.winnow.model;

/** The issue one level up; summary is empty when Jira gave only the id or key. */
public record Parent(IssueId id, String key, String summary, int hierarchyLevel) {}
