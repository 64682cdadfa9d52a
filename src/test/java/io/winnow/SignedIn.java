package io.winnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The browser of somebody who has signed in by a printed link.
 *
 * @param cookie as it is sent: name=secret
 */
record SignedIn(URI server, String cookie, String csrf) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Does what a person does: follows the link and presses the button. */
    static SignedIn by(URI link) throws IOException, InterruptedException {
        HttpResponse<String> page = CLIENT.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
        Matcher field = Pattern.compile("name=\"link\" value=\"([^\"]+)\"").matcher(page.body());
        if (!field.find()) {
            throw new AssertionError("no button at " + link + ": " + page.body());
        }
        HttpResponse<String> pressed = press(link, field.group(1));
        String cookie = pressed.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError("not signed in: " + pressed.body()))
                .split(";", -1)[0];
        SignedIn unproven = new SignedIn(link.resolve("/"), cookie, "");
        return new SignedIn(unproven.server, cookie, unproven.me().path("csrf").asText());
    }

    /** Sends the form of the link's page; {@code headers} besides. */
    static HttpResponse<String> press(URI server, String secret, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder form = HttpRequest.newBuilder(server.resolve("/signin"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("link=" + URLEncoder.encode(secret, StandardCharsets.UTF_8)));
        if (headers.length > 0) {
            form.headers(headers);
        }
        return CLIENT.send(form.build(), BodyHandlers.ofString());
    }

    /** What the server says of who this is. */
    JsonNode me() throws IOException, InterruptedException {
        return new ObjectMapper().readTree(send("GET", "/api/v1/me", "").body());
    }

    /** As the page's script sends it: with the cookie and the page's word. */
    HttpResponse<String> send(String method, String path, String json) throws IOException, InterruptedException {
        return bare(method, path, json, "X-Winnow-Csrf", csrf.isEmpty() ? "none" : csrf);
    }

    /** With the cookie, which browsers send whoever makes them ask, and these headers. */
    HttpResponse<String> bare(String method, String path, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Cookie", cookie)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
