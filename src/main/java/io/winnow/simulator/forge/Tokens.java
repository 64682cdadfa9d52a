package io.winnow.simulator.forge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the tokens that come with a call. Thread-safe. */
final class Tokens {

    private static final Duration CALL = Duration.ofSeconds(25);

    private final String appId;
    private final SigningKeys keys;
    private final Clock clock;
    private final String platform;
    private final AtomicLong made = new AtomicLong();

    Tokens(String appId, SigningKeys keys, Clock clock) {
        this.platform = keys.published();
        this.appId = appId;
        this.keys = keys;
        this.clock = clock;
    }

    /** The invocation token: who calls; {@code context} and {@code principal} as of the page, both empty for an event. */
    String invocation(ObjectNode app, ObjectNode context, String principal) {
        ObjectNode claims = life(CALL)
                .put("iss", "forge/invocation-token")
                .put("aud", appId)
                .put("nbf", clock.instant().getEpochSecond());
        claims.set("app", app);
        claims.set("context", context);
        return keys.signed(principal.isEmpty() ? claims : claims.put("principal", principal));
    }

    /** A token for the gateway, which only Jira looks into. */
    String forGateway(Duration life) {
        return keys.signed(life(life).put("aud", "https://api.atlassian.com"));
    }

    private ObjectNode life(Duration life) {
        Instant now = clock.instant();
        return JsonNodeFactory.instance
                .objectNode()
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(life).getEpochSecond())
                .put("jti", id("token").toString());
    }

    /** A new id, of a trace or an installation. */
    UUID id(String of) {
        String seed = of + platform + made.incrementAndGet();
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    }
}
