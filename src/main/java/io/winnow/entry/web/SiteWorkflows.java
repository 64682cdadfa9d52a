package io.winnow.entry.web;

import java.time.Clock;

/** What the pages of one site may set in motion for people whom another system knows. */
public record SiteWorkflows(OrderWorkflows order, PushWorkflows pushes, Clock clock) {}
