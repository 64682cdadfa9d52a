package io.winnow.config;

import io.winnow.entry.web.ApiSettings;
import io.winnow.entry.webhook.HookSettings;
import io.winnow.entry.webhook.HookTemplate;
import io.winnow.entry.webhook.Paths;
import io.winnow.tracker.Secret;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads who may send things to the server, and how webhooks become evidence. */
final class ApiReader {

    private static final int SHORTEST_SECRET = 16;
    private static final int LONGEST_WORD = 100;

    private final Section server;
    private final Section hooks;

    ApiReader(Section root) {
        this.server = root.section("server");
        this.hooks = root.section("evidence").section("hooks", "evidence.hooks");
    }

    ApiSettings settings() {
        Map<String, HookSettings> settings = new LinkedHashMap<>();
        hooks.named().forEach(hook -> settings.put(hook.getKey(), hook(hook.getKey(), hook.getValue())));
        return new ApiSettings(
                server.optional("apiToken")
                        .map(token -> token.secret(SHORTEST_SECRET))
                        .orElse(null),
                settings);
    }

    private static HookSettings hook(String name, Section section) {
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            section.problems()
                    .add(
                            section.place(),
                            section.path(),
                            "isn't a name. Write letters from A to Z, digits, - and _ only, at most 64.");
        }
        HookTemplate template = section.value("template").word(HookTemplate.class);
        Secret secret = section.value("secret").secret(SHORTEST_SECRET);
        String source = section.optional("source").map(ApiReader::word).orElse(name);
        String kind = section.optional("kind")
                .map(value -> word(value).toLowerCase(Locale.ROOT))
                .orElse("");
        return new HookSettings(name, template, secret, source, kind, fields(section));
    }

    private static String word(Value value) {
        String word = value.line();
        if (word.length() > LONGEST_WORD) {
            value.refuse("is too long. Write at most " + LONGEST_WORD + " characters.");
        }
        return word;
    }

    private static Map<String, String> fields(Section section) {
        List<String> known = HookTemplate.fields();
        Map<String, String> fields = new HashMap<>();
        section.values("fields").forEach(field -> {
            Value paths = field.getValue();
            if (!known.contains(field.getKey())) {
                paths.refuse("is no field of evidence. Write one of " + String.join(", ", known) + ".");
            } else if (!paths.broken() && !Paths.sound(paths.line())) {
                paths.refuse("is no path into the payload. Write one such as /ticket/subject, or several with blanks"
                        + " between them.");
            }
            fields.put(field.getKey(), paths.line());
        });
        return fields;
    }
}
