package io.winnow.intake;

import java.nio.file.Path;
import java.util.Locale;

/** The forms of a file that Winnow writes. */
public enum FileForm {
    CSV,
    JSON;

    /** By the ending of its name: JSON for .json, else CSV. */
    public static FileForm of(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".json") ? JSON : CSV;
    }
}
