package io.winnow.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The id of a line that has none of its own: made of what it says, so that importing it again changes nothing. Which issue
 * it supports isn't part of it, since words may support several; only where there are no words, the issue is what is said.
 * The quantity isn't either: measured anew, it is another figure of the same thing.
 */
public final class DerivedId {

    private static final Pattern FORM = Pattern.compile("line-[0-9a-f]{24}");

    private DerivedId() {}

    static String of(Row row) {
        TreeMap<String, String> said = new TreeMap<>(row.values());
        said.remove("quantity");
        if (row.has("text")) {
            said.remove("issue");
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(said.toString().getBytes(StandardCharsets.UTF_8));
            return "line-" + HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Whether lines of this id add issues to one item, rather than the last of them counting. */
    public static boolean is(String externalId) {
        return externalId.startsWith("line-") && FORM.matcher(externalId).matches();
    }
}
