package io.winnow.config;

import org.jspecify.annotations.Nullable;

/**
 * One setting of {@code winnow.yaml}.
 *
 * @param path where it stands; NAME stands for a name the user chooses
 * @param type what may be written, in words
 * @param fallback what is read when it isn't written; null when it must be or when {@code otherwise} says what happens
 * @param otherwise what happens when it isn't written and there is no fallback; empty when it must be written
 * @param meaning one or two sentences
 * @param example as written in YAML
 */
record Setting(String path, String type, @Nullable String fallback, String otherwise, String meaning, String example) {

    boolean required() {
        return fallback == null && otherwise.isEmpty();
    }

    String key() {
        return path.substring(path.lastIndexOf('.') + 1).replace("[]", "");
    }

    String parent() {
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    }
}
