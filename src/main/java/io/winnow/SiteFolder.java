package io.winnow;

import io.winnow.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where everything of one site is kept: what its administrators said, and its store. */
final class SiteFolder {

    private static final String SETTINGS = "settings.yaml";

    private final Path folder;

    /** @param cloudId the site's, which names the folder */
    SiteFolder(Path sites, String cloudId) {
        if (!cloudId.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("a site's id is letters, digits and dashes");
        }
        this.folder = sites.resolve(cloudId);
    }

    String storeUrl() {
        return "jdbc:sqlite:" + folder.resolve("winnow.db").toString().replace('\\', '/');
    }

    /** As they were saved; empty when nobody has yet. Throws {@link StoreException}. */
    Optional<byte[]> settings() {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(SETTINGS)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new StoreException("can't read " + folder.resolve(SETTINGS) + ": " + failure.getMessage(), failure);
        }
    }

    /** In place of the old ones, all at once. Throws {@link StoreException}. */
    void save(byte[] settings) {
        try {
            Files.createDirectories(folder);
            Path written = Files.write(folder.resolve(SETTINGS + ".new"), settings);
            Files.move(
                    written,
                    folder.resolve(SETTINGS),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new StoreException("can't write " + folder.resolve(SETTINGS) + ": " + failure.getMessage(), failure);
        }
    }

    /** Deletes all of it. Throws {@link StoreException}. */
    void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            WholeFolder.delete(folder);
        } catch (IOException failure) {
            throw new StoreException("can't delete " + folder + ": " + failure.getMessage(), failure);
        }
    }
}
