package io.winnow.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * One of the page's own files.
 *
 * @param path where the server offers it; holds a hash of its content, so that it may be cached for ever
 */
public record Asset(String path, String contentType, String text) {

    static Asset load(String name, String contentType) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String hash = HexFormat.of().formatHex(sha256(text)).substring(0, 12);
            String file = name.substring(name.lastIndexOf('/') + 1);
            int dot = file.indexOf('.');
            return new Asset("/assets/" + file.substring(0, dot) + "-" + hash + file.substring(dot), contentType, text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the jar is damaged: " + name + " can't be read", unreadable);
        }
    }

    /** What a content security policy calls this text when it stands inside the page. */
    String policySource() {
        return "'sha256-" + Base64.getEncoder().encodeToString(sha256(text)) + "'";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
