package io.winnow.simulator.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the demo's themes: blocks of lines, one block an epic. */
public final class Themes {

    private static final String FILE = "/io/winnow/simulator/demo/payments.txt";

    private Themes() {}

    public static List<Theme> all() {
        try (InputStream in = Objects.requireNonNull(Themes.class.getResourceAsStream(FILE), FILE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Theme> themes = new ArrayList<>();
            for (String block : text.split("\n\\s*\n", -1)) {
                if (!block.startsWith("#")) {
                    themes.add(theme(block.strip().lines().toList()));
                }
            }
            return themes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Theme theme(List<String> lines) {
        List<String> head = List.of(lines.get(0).split("\\|", -1));
        return new Theme(
                head.get(0).strip(),
                head.get(1).strip(),
                List.of(head.get(2).strip().split(", ", -1)),
                head.get(3).strip(),
                starting(lines, "+ "),
                starting(lines, "- "),
                starting(lines, "! "));
    }

    private static List<String> starting(List<String> lines, String mark) {
        return lines.stream()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .toList();
    }
}
