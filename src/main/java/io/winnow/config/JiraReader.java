package io.winnow.config;

import io.winnow.tracker.jira.Deployment;
import io.winnow.tracker.jira.JiraSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
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
        Optional<Deployment> deployment = deployment(url);
        String email = email(deployment);
        return new JiraSettings(
                url,
                deployment.orElse(null),
                email,
                section.value("token").secret(1),
                section.optional("scopedToken").map(Value::flag).orElse(email == null && !section.has("email")),
                SiteAddress.read(section.value("gateway")),
                section.value("patience").duration(Duration.ofSeconds(1), MOST_PATIENT),
                (int) section.value("fetchSize").number(1, 1_000),
                maxConcurrent(deployment));
    }

    private int maxConcurrent(Optional<Deployment> deployment) {
        return section.optional("maxConcurrent")
                .map(value -> (int) value.number(1, 64))
                .orElse(
                        deployment.equals(Optional.of(Deployment.CLOUD))
                                ? JiraSettings.MAX_CONCURRENT_ON_CLOUD
                                : JiraSettings.MAX_CONCURRENT);
    }

    /**
     * Empty when it has to be found out: an address of Atlassian's is Cloud, and so is a token that has scopes or goes with
     * an e-mail address.
     */
    private Optional<Deployment> deployment(URI url) {
        Value value = section.value("deployment");
        boolean scoped = section.optional("scopedToken")
                .map(Value::text)
                .filter("true"::equals)
                .isPresent();
        Which which = value.word(Which.class);
        if (which == Which.DATACENTER && (scoped || SiteAddress.isCloud(url))) {
            value.refuse("is datacenter, but " + (scoped ? "jira.scopedToken" : "jira.url") + " says Jira Cloud.");
        }
        return switch (which) {
            case CLOUD -> Optional.of(Deployment.CLOUD);
            case DATACENTER -> Optional.of(Deployment.DATA_CENTER);
            case AUTO ->
                scoped || SiteAddress.isCloud(url) || section.has("email")
                        ? Optional.of(Deployment.CLOUD)
                        : Optional.empty();
        };
    }

    /** The words of jira.deployment. */
    private enum Which {
        AUTO,
        CLOUD,
        DATACENTER
    }

    private @Nullable String email(Optional<Deployment> deployment) {
        boolean mayBeUserName = deployment.equals(Optional.of(Deployment.DATA_CENTER));
        return section.optional("email")
                .map(value -> {
                    String email = value.line();
                    if (!email.isEmpty() && !email.matches(mayBeUserName ? "[^\\s:]+" : "[^@\\s:]+@[^@\\s:]+")) {
                        value.refuse("isn't an e-mail address. Write the one of the token's account.");
                    }
                    return email;
                })
                .orElse(null);
    }
}
