package io.winnow.tracker;

import java.util.List;

/**
 * One address that the tracker sends events to.
 *
 * @param id the tracker's own; empty for one that isn't entered yet
 * @param name by which people tell it from others
 * @param jql which issues' events are sent; empty when all are
 * @param missing events that Winnow follows and that aren't sent, as the tracker calls them, in a fixed order
 * @param on whether anything is sent at all
 * @param bodies whether an event says what it is about
 */
public record Webhook(
        String id, String name, String address, String jql, List<String> missing, boolean on, boolean bodies) {

    public Webhook {
        missing = List.copyOf(missing);
    }

    /** One that tells of everything Winnow follows. */
    public static Webhook whole(String id, String name, String address, String jql) {
        return new Webhook(id, name, address, jql, List.of(), true, true);
    }
}
