package io.winnow.simulator;

import java.util.Comparator;
import java.util.function.Predicate;

/** A query that knows its site: what matches, and in which order. */
record JqlQuery(Predicate<IssueState> matches, Comparator<IssueState> order) {}
