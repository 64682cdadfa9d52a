package io.winnow.entry.forge;

import com.nimbusds.jwt.JWTParser;
import io.winnow.tracker.Secret;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token with which Winnow may act as the app on the site that calls. Only Jira can judge it; of what is in it, only until
 * when it is good is looked at, which Atlassian says is there.
 */
public record SystemToken(Secret value, Instant expires) {

    /** The header that brings it. */
    public static final String HEADER = "x-forge-oauth-system";

    private static final int LONGEST = 16_384;
    private static final Duration AT_LEAST = Duration.ofHours(2);
    private static final Duration AT_MOST = Duration.ofHours(4);

    /** Of a verified call's header; empty when there is none, or one that can't be a token. */
    public static Optional<SystemToken> of(@Nullable String header, Instant now) {
        String token = header == null ? "" : header.strip();
        if (token.isEmpty() || token.length() > LONGEST || !token.matches("\\p{Graph}+")) {
            return Optional.empty();
        }
        Instant latest = now.plus(AT_MOST);
        Instant expires = expires(token).orElse(now.plus(AT_LEAST));
        return Optional.of(new SystemToken(new Secret(token), expires.isAfter(latest) ? latest : expires));
    }

    private static Optional<Instant> expires(String token) {
        try {
            return Optional.ofNullable(JWTParser.parse(token).getJWTClaimsSet().getExpirationTime())
                    .map(Date::toInstant);
        } catch (ParseException opaque) {
            return Optional.empty();
        }
    }
}
