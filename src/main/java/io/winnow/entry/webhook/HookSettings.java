package io.winnow.entry.webhook;

import io.winnow.tracker.Secret;
import java.util.Map;

/**
 * One webhook.
 *
 * @param name the end of its address
 * @param secret what the product signs with; for the generic one the bearer token
 * @param source what its items' source is
 * @param kind what kind of evidence its items are; empty when the template says
 * @param fields where in the payload our fields stand, as {@link Paths} writes it; these replace the template's
 */
public record HookSettings(
        String name, HookTemplate template, Secret secret, String source, String kind, Map<String, String> fields) {

    public HookSettings {
        fields = Map.copyOf(fields);
    }
}
