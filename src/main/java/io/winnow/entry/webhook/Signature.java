package io.winnow.entry.webhook;

import io.winnow.tracker.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tells whether a request comes from who knows the secret; takes the same time whatever is wrong with it. */
public final class Signature {

    private static final String HMAC_SHA256 = "HmacSHA256";
    private static final Map<String, String> HMACS =
            Map.of("sha256", HMAC_SHA256, "sha384", "HmacSHA384", "sha512", "HmacSHA512");

    private Signature() {}

    /** Whether an Authorization header brings the token. */
    public static boolean bears(@Nullable String authorization, Secret token) {
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        return same(bearer && authorization != null ? authorization.substring(7).strip() : "", token.reveal());
    }

    /**
     * Whether {@code METHOD=HEX} is the body's HMAC. Jira names the method, and may take another one some day; SHA-1 and MD5
     * aren't taken.
     */
    static boolean signs(@Nullable String signature, Secret secret, byte[] body) {
        String[] parts = text(signature).split("=", 2);
        String algorithm = HMACS.getOrDefault(parts[0].toLowerCase(Locale.ROOT), "");
        String given = parts.length == 2 ? parts[1].toLowerCase(Locale.ROOT) : "";
        String right = HexFormat.of().formatHex(mac(algorithm.isEmpty() ? HMAC_SHA256 : algorithm, secret, body));
        return same(given, right) && !algorithm.isEmpty();
    }

    /** Whether an address ends in the secret. */
    static boolean is(String given, Secret secret) {
        return same(given, secret.reveal());
    }

    /** Whether the product has signed the request. Canny signs its headers only, not the body. */
    static boolean valid(HookSettings hook, Function<String, @Nullable String> header, byte[] body) {
        Secret secret = hook.secret();
        return switch (hook.template()) {
            case ZENDESK -> {
                String time = text(header.apply("X-Zendesk-Webhook-Signature-Timestamp"));
                yield same(
                        text(header.apply("X-Zendesk-Webhook-Signature")),
                        base64(mac(HMAC_SHA256, secret, bytes(time), body)));
            }
            case INTERCOM ->
                same(
                        text(header.apply("X-Hub-Signature")),
                        "sha1=" + HexFormat.of().formatHex(mac("HmacSHA1", secret, body)));
            case CANNY -> {
                String nonce = text(header.apply("Canny-Nonce"));
                yield !nonce.isEmpty()
                        && same(text(header.apply("Canny-Signature")), base64(mac(HMAC_SHA256, secret, bytes(nonce))));
            }
            case GENERIC -> bears(header.apply("Authorization"), secret);
        };
    }

    private static byte[] mac(String algorithm, Secret secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(bytes(secret.reveal()), algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Compares digests of both, so that not even their lengths take a different time. */
    private static boolean same(String given, String right) {
        return MessageDigest.isEqual(digest(given), digest(right));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes(text));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(@Nullable String header) {
        return header == null ? "" : header.strip();
    }
}
