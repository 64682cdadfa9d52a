package io.winnow.sync;

import io.winnow.tracker.FieldSelection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two pulls would read the same: a hash of the site, the JQL and the fields. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(String site, String jql, FieldSelection selection) {
        String all = String.join("\n", site, jql, selection.toString());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
