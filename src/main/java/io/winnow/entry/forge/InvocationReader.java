package io.winnow.entry.forge;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.store.TenantStore.License;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a signed token says of a call, and refuses it when it is for somebody else, out of time, or odd. */
final class InvocationReader {

    private static final Pattern ISSUER = Pattern.compile("forge/invocation-token");
    private static final Pattern TOKEN_ID = Pattern.compile("[\\x21-\\x7e]{8,200}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern ARI = Pattern.compile("[A-Za-z0-9:/._-]{1,200}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9:_-]{1,128}");
    private static final Pattern CLOUD_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern ADDRESS = Pattern.compile("\\p{Graph}{1,300}");

    private static final Duration SKEW = Duration.ofSeconds(10);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    private final ForgeSettings settings;
    private final Pattern appId;

    InvocationReader(ForgeSettings settings) {
        this.settings = settings;
        this.appId = Pattern.compile(Pattern.quote(settings.appId()));
    }

    Invocation read(JsonNode signed, Instant now) throws InvocationRefused {
        Claims claims = new Claims(signed);
        claims.text("/iss", ISSUER);
        claims.text("/aud", appId);
        Instant expires = inTime(claims, now);
        // Keys of isolated clouds are published elsewhere; where, Atlassian doesn't say in public.
        claims.absent("/icLabel");
        String installationId = claims.text("/app/installationId", ARI);
        claims.same("/app/installation/id", installationId);
        URI apiBaseUrl = apiBaseUrl(claims);
        String cloudId = cloudId(apiBaseUrl);
        claims.same("/context/cloudId", cloudId);
        return new Invocation(
                claims.text("/jti", TOKEN_ID),
                claims.text("/app/id", appId),
                claims.optional("/app/appVersion", WORD),
                claims.optional("/app/environment/id", ARI),
                claims.optional("/app/environment/type", WORD),
                installationId,
                cloudId,
                apiBaseUrl,
                siteUrl(claims),
                claims.optional(claims.has("/app/module/key") ? "/app/module/key" : "/context/moduleKey", WORD),
                license(claims),
                claims.optional("/principal", ACCOUNT),
                expires);
    }

    /** Until when a token would be taken. */
    static Instant lastMoment(Invocation invocation) {
        return invocation.expires().plus(SKEW);
    }

    private static Instant inTime(Claims claims, Instant now) throws InvocationRefused {
        Instant issued = claims.time("/iat");
        Instant begins = claims.time("/nbf");
        Instant expires = claims.time("/exp");
        if (!now.isBefore(expires.plus(SKEW))) {
            throw InvocationRefused.because("The token has expired. If they all have, compare this machine's clock.");
        }
        if (issued.isAfter(now.plus(SKEW)) || begins.isAfter(now.plus(SKEW))) {
            throw InvocationRefused.because("The token isn't good yet. If none is, compare this machine's clock.");
        }
        if (expires.isAfter(issued.plus(LONGEST_LIFE))) {
            throw InvocationRefused.because("The token is good for longer than Atlassian makes one.");
        }
        return expires;
    }

    /** The site's token is sent there, so it is the gateway or nothing. */
    private URI apiBaseUrl(Claims claims) throws InvocationRefused {
        String address = claims.text("/app/apiBaseUrl", ADDRESS);
        String sites = settings.gateway() + "/ex/jira/";
        if (!address.startsWith(sites)
                || !CLOUD_ID.matcher(address.substring(sites.length())).matches()) {
            throw InvocationRefused.because("The token names another address for the site's API than the gateway's.");
        }
        return URI.create(address);
    }

    private static String cloudId(URI apiBaseUrl) {
        String address = apiBaseUrl.toString();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private @Nullable URI siteUrl(Claims claims) throws InvocationRefused {
        String text = claims.optional("/context/siteUrl", ADDRESS);
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI site = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean bare = site.getRawUserInfo() == null
                    && "".equals(site.getRawPath())
                    && site.getRawQuery() == null
                    && site.getRawFragment() == null;
            boolean secure = settings.gateway().getScheme().equals(site.getScheme()) && ForgeSettings.isPrivate(site);
            if (bare && secure) {
                return site;
            }
        } catch (URISyntaxException isRefusedBelow) {
            // as any other odd one
        }
        throw InvocationRefused.because("The token's context.siteUrl isn't the address of a site.");
    }

    /** Older tokens say isActive. */
    private static License license(Claims claims) throws InvocationRefused {
        if (!claims.has("/app/license")) {
            return License.NONE;
        }
        boolean active =
                claims.flag(claims.has("/app/license/active") ? "/app/license/active" : "/app/license/isActive");
        return active ? License.ACTIVE : License.INACTIVE;
    }
}
