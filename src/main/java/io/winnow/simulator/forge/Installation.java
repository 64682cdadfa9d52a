package io.winnow.simulator.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.simulator.ChangeFeed.ChangeListener;
import io.winnow.simulator.JiraSimulator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The app on one site. Thread-safe. */
public final class Installation {

    /** How long Forge waits for a page's call. */
    private static final Duration PAGE = Duration.ofSeconds(25);

    private static final Duration TOKEN = Duration.ofHours(4);
    private static final Duration TOKEN_LEFT = Duration.ofHours(2);

    private final JiraSimulator site;
    private final String appId;
    private final String apiBaseUrl;
    private final Remote remote;
    private final Tokens tokens;
    private final Clock clock;
    private final String id;
    private final String account;
    private final Triggers triggers;
    private final ChangeListener listener = this::changed;
    private volatile @Nullable Boolean licensed;
    private @Nullable String systemToken;
    private Instant systemTokenEnds = Instant.MIN;

    Installation(JiraSimulator site, String appId, URI gateway, Remote remote, Tokens tokens, Clock clock) {
        this.site = site;
        this.appId = appId;
        this.apiBaseUrl = gateway + Gateway.PATH + site.cloudId();
        this.remote = remote;
        this.tokens = tokens;
        this.clock = clock;
        this.id = "ari:cloud:ecosystem::installation/" + tokens.id("installation");
        this.account = site.site().people().addApp("Winnow");
        this.triggers = new Triggers(remote, this::headers);
        site.changes().add(listener);
    }

    public String cloudId() {
        return site.cloudId();
    }

    /** Another one each time the app is installed. */
    public String id() {
        return id;
    }

    /** The app's account on the site, as whom it changes things. */
    public String account() {
        return account;
    }

    /** What calls say of the license from now on; they say nothing before. */
    public void license(boolean active) {
        licensed = active;
    }

    /** Tells the remote that the app was upgraded. */
    public void upgrade() {
        tell("avi:forge:upgraded:app");
    }

    void tell(String lifecycle) {
        triggers.tell(Triggers.EVENTS, "lifecycle", ForgeEvents.installed(lifecycle, id, appId));
    }

    /** The hourly call, which brings the remote a token. */
    public void hour() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("context").put("cloudId", site.cloudId()).put("moduleKey", "hourly");
        triggers.tell(Triggers.SCHEDULE, "hourly", body);
    }

    private void changed(JsonNode webhook, boolean byApp) {
        ObjectNode event = ForgeEvents.of(webhook);
        if (event != null && !byApp) { // the manifest says ignoreSelf
            triggers.tell(Triggers.EVENTS, "changes", event);
        }
    }

    /** Calls and events on their way to the remote, and what became of them. */
    public Triggers triggers() {
        return triggers;
    }

    /** From now on the site sends nothing and takes none of the app's tokens; the remote isn't told. */
    public void uninstall() {
        site.changes().remove(listener);
        triggers.close();
        site.issued().revokeAll();
    }

    /**
     * A page of the app calls the remote for somebody, as {@code invokeRemote} does.
     *
     * @param extension what the page is about, such as an issue
     */
    public HttpResponse<String> invokeRemote(
            String accountId,
            String moduleKey,
            JsonNode extension,
            String path,
            String method,
            Map<String, String> headers,
            String body) {
        ObjectNode context =
                context(moduleKey).put("siteUrl", site.url().toString()).put("accountId", accountId);
        context.set("extension", extension);
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(headers(moduleKey, context, accountId));
        String token = tokens.forGateway(TOKEN);
        site.issued().toPerson(token, accountId, clock.instant().plus(TOKEN));
        all.put("x-forge-oauth-user", token);
        return remote.call(method, path, all, body, PAGE);
    }

    /** Those of one call, each with a token of its own; for whoever sends it in another way. */
    public Map<String, String> headers(String moduleKey) {
        return headers(moduleKey, context(moduleKey), "");
    }

    private Map<String, String> headers(String moduleKey, ObjectNode context, String principal) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Authorization", "Bearer " + tokens.invocation(app(moduleKey), context, principal));
        headers.put("x-forge-oauth-system", systemToken());
        headers.put("x-b3-traceid", tokens.id("trace").toString().replace("-", ""));
        headers.put("x-b3-spanid", tokens.id("span").toString().substring(0, 18).replace("-", ""));
        return headers;
    }

    /** The same for as long as it is good for two more hours. */
    private synchronized String systemToken() {
        Instant now = clock.instant();
        if (systemToken == null || systemTokenEnds.isBefore(now.plus(TOKEN_LEFT))) {
            systemToken = tokens.forGateway(TOKEN);
            systemTokenEnds = now.plus(TOKEN);
            site.issued().toApp(systemToken, account, systemTokenEnds);
        }
        return systemToken;
    }

    private ObjectNode context(String moduleKey) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("cloudId", site.cloudId())
                .put("moduleKey", moduleKey);
    }

    private ObjectNode app(String moduleKey) {
        ObjectNode app = JsonNodeFactory.instance
                .objectNode()
                .put("id", appId)
                .put("installationId", id)
                .put("apiBaseUrl", apiBaseUrl)
                .put("appVersion", "1.0.0");
        app.putObject("environment").put("type", "PRODUCTION").put("id", "ari:cloud:ecosystem::environment/1/2");
        app.putObject("module").put("type", "core:endpoint").put("key", moduleKey);
        app.putObject("installation")
                .put("id", id)
                .putArray("contexts")
                .addObject()
                .put("name", "jira")
                .put("apiBaseUrl", apiBaseUrl);
        Boolean active = licensed;
        if (active != null) {
            app.putObject("license").put("active", active.booleanValue()).put("type", "commercial");
        }
        return app;
    }
}
