package io.winnow.workflow;

import io.winnow.tracker.Secret;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals a token for one site with AES-256-GCM, so that nobody reads it without the key, changes it, or uses it for another site. */
final class TokenSeal {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random;

    private TokenSeal(SecretKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /** {@code key} is 32 bytes in Base64; throws SetupException for anything else. */
    static TokenSeal of(Secret key, SecureRandom random) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key.reveal().strip());
            if (bytes.length == KEY_BYTES) {
                return new TokenSeal(new SecretKeySpec(bytes, "AES"), random);
            }
        } catch (IllegalArgumentException notBase64) {
            // said below
        }
        throw new SetupException(
                "The key that seals the tokens of Forge isn't 32 bytes in Base64. Make one with: openssl rand -base64"
                        + " 32");
    }

    String seal(String cloudId, Secret token) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = token.reveal().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, cloudId, nonce).doFinal(plain);
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Empty when it was sealed with another key or for another site, or was changed. */
    Optional<Secret> open(String cloudId, String text) {
        try {
            ByteBuffer sealed = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            byte[] nonce = new byte[NONCE_BYTES];
            sealed.get(nonce);
            byte[] rest = new byte[sealed.remaining()];
            sealed.get(rest);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, cloudId, nonce).doFinal(rest);
            return Optional.of(new Secret(new String(plain, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException wrong) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String cloudId, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(cloudId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
