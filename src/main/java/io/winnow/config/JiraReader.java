package io.winnow.config;

import io.winnow.tracker.jira.JiraSettings;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads how to reach Jira. */
final class JiraReader {

    private static final Duration MOST_PATIENT = Duration.ofDays(1);

    private final Section section;

    JiraReader(Section root) {
        this.section = root.section("jira");
    }

    JiraSettings settings() {
        URI url = SiteAddress.read(section.value("url"));
        String email = email();
        return new JiraSettings(
                url,
                email,
                section.value("token").secret(1),
                section.optional("scopedToken").map(Value::flag).orElse(email == null && !section.has("email")),
                SiteAddress.read(section.value("gateway")),
                section.value("patience").duration(Duration.ofSeconds(1), MOST_PATIENT),
                (int) section.value("fetchSize").number(1, 1_000),
                (int) section.value("maxConcurrent").number(1, 64));
    }

    private @Nullable String email() {
        return section.optional("email")
                .map(value -> {
                    String email = value.line();
                    if (!email.isEmpty() && !email.matches("[^@\\s:]+@[^@\\s:]+")) {
                        value.refuse("isn't an e-mail address. Write the one of the token's account.");
                    }
                    return email;
                })
                .orElse(null);
    }
}
