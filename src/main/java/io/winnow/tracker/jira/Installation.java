package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.JiraRequest.As;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which Jira the site is: as configured, or asked once, before the first request that depends on it. Thread-safe. */
public final class Installation {

    /** The same on both, and public, unless an administrator has closed it. */
    static final JiraRequest QUESTION = JiraRequest.get("/rest/api/2/serverInfo");

    private static final JiraRequest OF_CLOUD = JiraRequest.get("/rest/api/3/serverInfo");

    private final Function<JiraRequest, JsonNode> site;
    private final boolean withEmail;
    private volatile @Nullable Deployment known;
    private @Nullable JsonNode answer;

    /** @param site sends a request to the site itself, whatever other requests go to */
    Installation(JiraSettings settings, Function<JiraRequest, JsonNode> site) {
        this.known = settings.deployment();
        this.withEmail = settings.email() != null;
        this.site = site;
    }

    /** What is known without asking. */
    Optional<Deployment> known() {
        return Optional.ofNullable(known);
    }

    /** Throws {@link TrackerException} when it has to ask and gets no answer. */
    Deployment deployment() {
        Deployment now = known;
        return now == null ? ask() : now;
    }

    /** For people, such as {@code Jira Data Center 10.3.24}; Cloud has no versions. */
    String product() {
        Deployment deployment = deployment();
        return deployment == Deployment.CLOUD
                ? deployment.product()
                : (deployment.product() + " " + info().path("version").asText("")).strip();
    }

    /** Of Data Center; 0 when it doesn't say. */
    int majorVersion() {
        return info().path("versionNumbers").path(0).asInt(0);
    }

    private synchronized Deployment ask() {
        Deployment now = known;
        if (now == null) {
            boolean server = info().path("deploymentType").asText("").equalsIgnoreCase("Server");
            now = server ? Deployment.DATA_CENTER : Deployment.CLOUD;
            known = now;
        }
        return now;
    }

    private synchronized JsonNode info() {
        JsonNode told = answer;
        if (told == null) {
            try {
                told = askedPolitely(QUESTION);
            } catch (TrackerException refused) {
                if (refused.kind() != Kind.NOT_FOUND) {
                    throw refused;
                }
                told = cloud(refused);
            }
            answer = told;
        }
        return told;
    }

    /**
     * Either kind has it under its address; only something before Cloud may know of no version but the third, or of none.
     * An e-mail address is Cloud's, whose next answer says whether that is right: tokens of Data Center go without.
     */
    private JsonNode cloud(TrackerException noJira) {
        if (withEmail) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return askedPolitely(OF_CLOUD);
        } catch (TrackerException neither) {
            throw noJira;
        }
    }

    /** Without the login first: a token that is the gateway's would make the site refuse. */
    private JsonNode askedPolitely(JiraRequest question) {
        try {
            return site.apply(question.as(As.NOBODY));
        } catch (TrackerException refused) {
            if (refused.kind() != Kind.UNAUTHORIZED && refused.kind() != Kind.FORBIDDEN) {
                throw refused;
            }
            return site.apply(question);
        }
    }
}
