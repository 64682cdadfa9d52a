package io.winnow.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Who is calling, judged by the Authorization header as Jira and Cloud's gateway do. */
enum Login {
    /** Jira takes a failed login for nobody in particular and answers what anybody may see. */
    ANONYMOUS,
    ACCOUNT,
    /** A Forge app with its own token. */
    APP,
    /** Somebody for whom a Forge app calls. */
    PERSON,
    /** Turned away at the door. */
    REFUSED;

    /** @param gateway whether the request came by {@code /ex/jira/{cloudId}}, where scoped tokens live */
    static Login of(@Nullable String authorization, boolean gateway, boolean expired, SimulatorOptions options) {
        if (options.face().dataCenter()) {
            return ofDataCenter(expired ? "expired" : authorization, options);
        }
        if (expired || authorization == null) {
            return gateway ? REFUSED : ANONYMOUS;
        }
        if (authorization.startsWith("Bearer ")) {
            return gateway && authorization.equals("Bearer " + options.scopedToken()) ? ACCOUNT : REFUSED;
        }
        if (gateway) {
            return authorization.equals(basic(options.email(), options.scopedToken())) ? ACCOUNT : REFUSED;
        }
        if (authorization.equals(basic(options.email(), options.scopedToken()))) {
            return REFUSED; // a scoped token means nothing to the site's own host
        }
        return authorization.equals(basic(options.email(), options.token())) ? ACCOUNT : ANONYMOUS;
    }

    /** A personal access token goes as Bearer; a login that fails is turned away, not taken for nobody. */
    private static Login ofDataCenter(@Nullable String authorization, SimulatorOptions options) {
        if (authorization == null) {
            return ANONYMOUS;
        }
        boolean password =
                options.face().takesPasswords() && authorization.equals(basic(options.email(), options.token()));
        return password || authorization.equals("Bearer " + options.token()) ? ACCOUNT : REFUSED;
    }

    private static String basic(String email, String token) {
        byte[] pair = (email + ":" + token).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
