package io.winnow.entry.web;

import io.winnow.model.IssueId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that show one issue, for a while, to whoever has them. The signature is an HMAC with SHA-256 over the issue's id
 * and the second until which the address holds. Thread-safe.
 */
final class PanelAddress {

    static final String PATH = "/embed/issues/";

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    /** @param secret of at least 32 bytes, known to nobody else */
    PanelAddress(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The path and the query, without the server's name. */
    String of(IssueId issue, Instant until) {
        long second = until.getEpochSecond();
        return PATH + issue + "?until=" + second + "&signature=" + signature(issue, second);
    }

    /** Whether these come from {@link #of} for this issue, and still hold. */
    boolean holds(IssueId issue, @Nullable String until, @Nullable String signature, Instant now) {
        if (until == null || signature == null || !until.matches("[0-9]{1,12}")) {
            return false;
        }
        long second = Long.parseLong(until);
        byte[] sent = signature.getBytes(StandardCharsets.UTF_8);
        byte[] right = signature(issue, second).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(sent, right) && now.getEpochSecond() < second;
    }

    private String signature(IssueId issue, long until) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] signed = mac.doFinal((issue + ":" + until).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
