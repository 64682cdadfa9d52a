package io.winnow.config;

import io.winnow.entry.forge.ForgeSettings;
import io.winnow.entry.web.WebSettings;
import io.winnow.tracker.Secret;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads how to serve the sites of a Forge app. */
final class ForgeReader {

    private static final int KEY_BYTES = 32;
    private static final List<String> ITS_SITES_OWN = List.of("jira", "store", "backlogs", "push", "sync", "evidence");

    private final Section root;
    private final Section section;

    ForgeReader(Section root) {
        this.root = root;
        this.section = root.section("forge");
    }

    RemoteConfig config(WebSettings server) {
        for (String key : ITS_SITES_OWN) {
            root.refuse(
                    key, "isn't set here: beside forge, it is the administrators of each site who say it, in Jira.");
        }
        return new RemoteConfig(
                app(section.value("app")),
                key(section.value("key")),
                folder(section.value("folder")),
                SiteAddress.read(section.value("keys")),
                SiteAddress.read(section.value("gateway")),
                section.value("coalesce").duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
                readers(),
                server);
    }

    private static String app(Value value) {
        String app = value.line();
        if (!app.isEmpty() && !ForgeSettings.isAppId(app)) {
            value.refuse("isn't the id of an app. Copy app.id of its manifest.yml, which starts with"
                    + " ari:cloud:ecosystem::app/.");
        }
        return app;
    }

    private static Secret key(Value value) {
        Secret key = value.secret(1);
        try {
            if (!value.broken() && Base64.getDecoder().decode(key.reveal()).length != KEY_BYTES) {
                value.refuse("doesn't hold 32 bytes. Make one with openssl rand -base64 32.");
            }
        } catch (IllegalArgumentException notBase64) {
            value.refuse("isn't Base64. Make one with openssl rand -base64 32.");
        }
        return key;
    }

    private static Path folder(Value value) {
        try {
            return Path.of(value.line());
        } catch (InvalidPathException wrong) {
            value.refuse("isn't the name of a folder here.");
            return Path.of("");
        }
    }

    private Map<URI, RemoteConfig.Reader> readers() {
        Map<URI, RemoteConfig.Reader> readers = new HashMap<>();
        for (Section group : section.list("readers")) {
            Value url = group.value("url");
            Value email = group.value("email");
            String address = email.line();
            if (!address.isEmpty() && !address.matches("[^@\\s:]+@[^@\\s:]+")) {
                email.refuse("isn't an e-mail address. Write the one of the token's account.");
            }
            RemoteConfig.Reader reader =
                    new RemoteConfig.Reader(address, group.value("token").secret(1));
            if (readers.put(SiteAddress.read(url), reader) != null && !url.broken()) {
                url.refuse("is named twice. Leave one account for each site.");
            }
        }
        return readers;
    }
}
