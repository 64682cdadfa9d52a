package io.winnow.entry.cli;

import java.util.regex.Pattern;

/** Text from Jira or a file as a terminal may show it: none of it moves the cursor, sets a colour or turns the direction. */
final class Printable {

    private static final Pattern MOVING = Pattern.compile("[\\p{Cntrl}\\u2028-\\u202e\\u2066-\\u2069]");

    private Printable() {}

    static String of(String text) {
        return MOVING.matcher(text).replaceAll(" ");
    }
}
