package io.winnow.model;

/**
 * A Jira account.
 *
 * @param id the account id on Cloud and the user key on Data Center
 * @param mailDomain what follows the @ of its address, lower case; empty where Jira hides the address
 */
public record Person(String id, String displayName, String mailDomain) {}
