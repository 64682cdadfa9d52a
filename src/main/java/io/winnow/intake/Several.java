package io.winnow.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Several texts in one cell, with ; or | between them; a backslash before one of these makes it part of the text. */
final class Several {

    private static final String SPECIAL = ";|\\";

    private Several() {}

    static String joined(Collection<String> texts) {
        return String.join(";", texts.stream().map(Several::escaped).toList());
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            escaped.append(SPECIAL.indexOf(letter) >= 0 ? "\\" : "").append(letter);
        }
        return escaped.toString();
    }

    static List<String> of(String cell) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            boolean escapes = letter == '\\' && i + 1 < cell.length() && SPECIAL.indexOf(cell.charAt(i + 1)) >= 0;
            if (escapes) {
                text.append(cell.charAt(++i));
            } else if (letter == ';' || letter == '|') {
                texts.add(text.toString());
                text.setLength(0);
            } else {
                text.append(letter);
            }
        }
        texts.add(text.toString());
        return texts;
    }
}
