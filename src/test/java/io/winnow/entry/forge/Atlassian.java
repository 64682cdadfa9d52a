package io.winnow.entry.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes keys on a loopback port, counts who asks for them, and signs tokens as Forge does. */
final class Atlassian implements AutoCloseable {

    static final String APP = "ari:cloud:ecosystem::app/8db33809-1f32-48bb-8c52-5877dab48107";
    static final String CLOUD = "d0d52620-3203-4cfa-8db5-f2587155f0dd";
    static final RSAKey KEY = key("forge/invocation-token/1");
    static final RSAKey NEXT_KEY = key("forge/invocation-token/2");
    static final RSAKey STOLEN_NAME = key("forge/invocation-token/1");

    private static final ObjectMapper JSON = new ObjectMapper();

    final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger tokens = new AtomicInteger();
    private final HttpServer server;
    private volatile Published published = new Published(200, new JWKSet(KEY.toPublicJWK()).toString(), "");

    Atlassian() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            Published now = published;
            if (!now.redirect.isEmpty()) {
                exchange.getResponseHeaders().add("Location", now.redirect);
            }
            byte[] body = now.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(now.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private record Published(int status, String body, String redirect) {}

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    URI keys() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
    }

    ForgeSettings settings() {
        return new ForgeSettings(APP, keys(), ForgeSettings.GATEWAY);
    }

    void publishes(RSAKey... keys) {
        publishes(new JWKSet(List.<JWK>of(keys)).toPublicJWKSet().toString());
    }

    void publishes(String body) {
        published = new Published(200, body, "");
    }

    void isDown() {
        published = new Published(503, "", "");
    }

    void redirectsTo(String address) {
        published = new Published(302, "", address);
    }

    /** The claims of a call from a page, as they are documented; each has an id of its own. */
    ObjectNode claims(Instant now) {
        ObjectNode claims = JSON.createObjectNode();
        claims.putObject("app")
                .put("id", APP)
                .put("appVersion", "2.1.0")
                .put("installationId", "ari:cloud:ecosystem::installation/c3658f0f-8380-41e5-bb1e-68903f8efdca")
                .put("apiBaseUrl", "https://api.atlassian.com/ex/jira/" + CLOUD);
        app(claims)
                .putObject("environment")
                .put("type", "PRODUCTION")
                .put("id", "ari:cloud:ecosystem::environment/8db/1e4");
        app(claims).putObject("module").put("type", "jira:projectPage").put("key", "backlog-page");
        app(claims).putObject("license").put("active", true).put("type", "commercial");
        claims.putObject("context").put("cloudId", CLOUD).put("siteUrl", "https://acme.atlassian.net");
        long second = now.getEpochSecond();
        return claims.put("principal", "712020:1e4f5b5e-3c1c-4f0e-9d3b-0c1d2e3f4a5b")
                .put("aud", APP)
                .put("iss", "forge/invocation-token")
                .put("iat", second)
                .put("nbf", second)
                .put("exp", second + 25)
                .put("jti", "d8a496253ec8c18a54631e4c82cbedd5d0ae" + tokens.incrementAndGet());
    }

    static ObjectNode app(ObjectNode claims) {
        return (ObjectNode) claims.path("app");
    }

    static ObjectNode context(ObjectNode claims) {
        return (ObjectNode) claims.path("context");
    }

    String call(Instant now) {
        return signed(claims(now), KEY);
    }

    /** The Authorization header of a call with these claims. */
    static String signed(ObjectNode claims, RSAKey key) {
        try {
            return signed(
                    claims,
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(ObjectNode claims, JWSHeader header, JWSSigner signer) {
        try {
            JWSObject token = new JWSObject(header, new Payload(JSON.writeValueAsString(claims)));
            token.sign(signer);
            return "Bearer " + token.serialize();
        } catch (JOSEException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
