package io.winnow.model;

/** A Jira account: {@code id} is the account id on Cloud and the user key on Data Center. */
public record Person(String id, String displayName) {}
