package io.winnow.simulator.jql;

/** One field of an ORDER BY. */
public record Sort(String field, boolean descending) {}
