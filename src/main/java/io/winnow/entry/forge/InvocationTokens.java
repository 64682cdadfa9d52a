package io.winnow.entry.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.DefaultJOSEProcessor;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import io.winnow.intake.JsonText;
import io.winnow.intake.UnreadableFileException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the token that Forge sends with each call: its signature, then what it says, and last that it never came before, so
 * that whoever can't sign can't use up an id. Thread-safe.
 */
public final class InvocationTokens {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 16_384;
    private static final int MOST_SEEN = 100_000;

    private static final Duration KEYS_KEPT = Duration.ofHours(1);
    private static final Duration KEPT_IN_OUTAGE = Duration.ofHours(6);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(4); // Forge waits 5 s when it tells of an event

    private final Clock clock;
    private final InvocationReader reader;
    private final DefaultJOSEProcessor<SecurityContext> signatures = new DefaultJOSEProcessor<>();
    private final SeenTokens seen;

    public InvocationTokens(ForgeSettings settings, Clock clock) {
        this(settings, clock, MOST_SEEN);
    }

    InvocationTokens(ForgeSettings settings, Clock clock, int mostSeen) {
        this.clock = clock;
        this.reader = new InvocationReader(settings);
        this.seen = new SeenTokens(mostSeen);
        signatures.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null)); // or none
        signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys(settings.keys())));
    }

    private static JWKSource<SecurityContext> keys(URI address) {
        try {
            return JWKSourceBuilder.create(address.toURL(), new KeyDownload())
                    .cache(KEYS_KEPT.toMillis(), PATIENCE.toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .outageTolerant(KEPT_IN_OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException settingsAllowOnlyHttp) {
            throw new IllegalArgumentException(settingsAllowOnlyHttp);
        }
    }

    /**
     * Who calls; {@code authorization} as the header of that name brings it.
     *
     * @throws InvocationRefused unless the token is right in every way and comes for the first time
     */
    public Invocation verified(@Nullable String authorization) throws InvocationRefused {
        JsonNode signed = signed(token(authorization));
        Instant now = clock.instant();
        Invocation invocation = reader.read(signed, now);
        return switch (seen.add(invocation.id(), InvocationReader.lastMoment(invocation), now)) {
            case NEW -> invocation;
            case KNOWN -> throw InvocationRefused.because("The token was used before.");
            case FULL -> throw InvocationRefused.forNow("There are too many calls to remember all their tokens.", null);
        };
    }

    private static String token(@Nullable String authorization) throws InvocationRefused {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw InvocationRefused.because("There is no token.");
        }
        if (authorization.length() > LONGEST) {
            throw InvocationRefused.because("The token is longer than " + LONGEST + " characters.");
        }
        return authorization.substring(SCHEME.length()).strip();
    }

    private JsonNode signed(String token) throws InvocationRefused {
        try {
            JWSObject parsed = JWSObject.parse(token);
            if (parsed.getHeader().getKeyID() == null) {
                throw InvocationRefused.because("The token doesn't say which key signed it.");
            }
            return JsonText.read(signatures.process(parsed, null).toBytes());
        } catch (KeySourceException away) {
            throw InvocationRefused.forNow("The keys that Atlassian signs with can't be fetched now.", away);
        } catch (ParseException | BadJOSEException | JOSEException | UnreadableFileException wrong) {
            // Not in the library's words, which may quote the token.
            throw InvocationRefused.because("The token isn't one that Atlassian signed.");
        }
    }
}
