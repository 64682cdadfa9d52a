package io.winnow.entry.cli;

import io.winnow.report.Asset;
import io.winnow.workflow.SetupException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a Forge app that is ready to be built and deployed: our files and those the service's pages refer to. */
final class ForgeAppFolder {

    private static final String INDEX = "static/ui/index.html";
    private static final String MANIFEST = "manifest.yml";
    private static final String PACKAGE = "package.json";
    private static final String NAME = "\"name\": \"winnow-forge-app\"";
    private static final List<String> FILES = List.of(
            MANIFEST,
            PACKAGE,
            "package-lock.json",
            "check.mjs",
            "src/shell.js",
            "src/remote.js",
            "static/ui/shell.css",
            INDEX);

    private static final String SAMPLE_APP = "ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555";
    private static final String SAMPLE_URL = "https://winnow.example.com";
    private static final String SAMPLE_STYLE = "assets/report.css";

    private final List<Asset> assets;

    /** @param assets what pages of this version refer to */
    ForgeAppFolder(List<Asset> assets) {
        this.assets = assets;
    }

    /**
     * Writes the app, over an older one if there is one; throws {@link SetupException} for a folder with anything else.
     *
     * @param appId as Forge gives it: {@code ari:cloud:ecosystem::app/} and a UUID
     * @param url where Forge finds the service
     */
    void write(Path folder, String appId, URI url) {
        try {
            refuseOthers(folder);
            for (String file : FILES) {
                put(folder.resolve(file), filled(file, appId, url));
            }
            Path assetFolder = folder.resolve("static/ui/assets");
            Files.createDirectories(assetFolder);
            try (Stream<Path> old = Files.list(assetFolder)) {
                for (Path file : old.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
            for (Asset asset : assets) {
                put(folder.resolve("static/ui" + asset.path()), asset.text());
            }
        } catch (IOException | UncheckedIOException failure) {
            throw new SetupException("The app can't be written to " + folder + ": " + failure.getMessage()
                    + "; check that the folder may be written to.");
        }
    }

    private static void refuseOthers(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isEmpty()) {
                return;
            }
        }
        Path about = folder.resolve(PACKAGE);
        if (!Files.isRegularFile(about) || !Files.readString(about).contains(NAME)) {
            throw new SetupException(
                    folder + " holds something else than Winnow's Forge app and was left as it is; name a new folder.");
        }
    }

    private String filled(String file, String appId, URI url) {
        String text = text(file);
        return switch (file) {
            case MANIFEST -> text.replace(SAMPLE_APP, appId).replace(SAMPLE_URL, url.toString());
            case INDEX -> text.replace(SAMPLE_STYLE, style());
            default -> text;
        };
    }

    /** The style sheet that every page has, so that the app looks like one before its first page is there. */
    private String style() {
        return assets.stream()
                .map(asset -> asset.path().substring(1))
                .filter(path -> path.matches("assets/report-\\w+\\.css"))
                .findFirst()
                .orElseThrow();
    }

    private static void put(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String text(String file) {
        try (InputStream in = ForgeAppFolder.class.getResourceAsStream("/io/winnow/forge/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks the Forge app's " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the jar is damaged: " + file + " can't be read", unreadable);
        }
    }
}
