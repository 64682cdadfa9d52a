package io.winnow.entry.web;

import io.winnow.entry.webhook.HookSettings;
import io.winnow.tracker.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may send things.
 *
 * @param token null when the API is off
 * @param hooks by name; each has a secret of its own
 */
public record ApiSettings(@Nullable Secret token, Map<String, HookSettings> hooks) {

    public static final ApiSettings OFF = new ApiSettings(null, Map.of());

    public ApiSettings {
        hooks = Map.copyOf(hooks);
    }
}
