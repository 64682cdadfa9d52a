package io.winnow;

import io.winnow.tracker.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/** What nobody else has and nobody can guess. */
final class RandomNames {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int ID_LENGTH = 8;
    private static final int SECRET_BYTES = 32;

    private RandomNames() {}

    /** Short, and without letters that look like others. */
    static String id() {
        SecureRandom random = new SecureRandom();
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    /** The prefix tells people, and programs that look for lost secrets, what it is. */
    static Secret token() {
        return new Secret("winnow_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret()));
    }

    static byte[] secret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return random;
    }
}
