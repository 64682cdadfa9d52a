package io.winnow.simulator.forge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What Atlassian signs with, and what it publishes of it. Thread-safe. */
final class SigningKeys {

    private static final int BITS = 2_048;

    private final List<RSAKey> keys = new CopyOnWriteArrayList<>();

    SigningKeys() {
        rotate();
    }

    /** Signs with a new key from now on; former ones stay published. */
    void rotate() {
        try {
            String id = "forge/invocation-token/" + (keys.size() + 1);
            keys.add(new RSAKeyGenerator(BITS)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate());
        } catch (JOSEException everyJavaHasRsa) {
            throw new IllegalStateException(everyJavaHasRsa);
        }
    }

    String published() {
        return new JWKSet(List.<JWK>copyOf(keys)).toPublicJWKSet().toString();
    }

    String signed(ObjectNode claims) {
        RSAKey key = keys.get(keys.size() - 1);
        try {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    new Payload(claims.toString()));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException everyJavaHasRsa) {
            throw new IllegalStateException(everyJavaHasRsa);
        }
    }
}
