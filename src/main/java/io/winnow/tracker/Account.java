package io.winnow.tracker;

import java.time.ZoneId;

/** The account Winnow is logged in with; {@code zone} is its profile's time zone. */
public record Account(String id, String displayName, ZoneId zone) {}
