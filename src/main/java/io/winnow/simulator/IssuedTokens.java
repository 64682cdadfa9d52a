package io.winnow.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tokens that Atlassian gave a Forge app for one site; only the gateway takes them. Thread-safe. */
public final class IssuedTokens {

    private final Site site;
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();

    IssuedTokens(Site site) {
        this.site = site;
    }

    private record Issued(Caller caller, Instant until) {}

    /** The app's own token: whoever sends it acts as the app, which may do everything. */
    public void toApp(String token, String accountId, Instant until) {
        issued.put(token, new Issued(new Caller(Login.APP, accountId), until));
    }

    /** A person's token: whoever sends it may do what this person may. */
    public void toPerson(String token, String accountId, Instant until) {
        issued.put(token, new Issued(new Caller(Login.PERSON, accountId), until));
    }

    /** As when the app is uninstalled. */
    public void revokeAll() {
        issued.clear();
    }

    /** Whose token an Authorization header brings; null when it is none of these, or too old. */
    @Nullable
    Caller caller(@Nullable String authorization) {
        String header = authorization == null ? "" : authorization;
        Issued found = header.startsWith("Bearer ") ? issued.get(header.substring("Bearer ".length())) : null;
        return found == null || !site.clock().instant().isBefore(found.until) ? null : found.caller;
    }
}
