package io.winnow.matching;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what names something elsewhere by itself: issue keys, and numbers of five digits and more. */
public final class Names {

    private static final Pattern NAME =
            Pattern.compile("(?<![\\w-])([A-Za-z][A-Za-z0-9_]{1,30}-\\d{1,9}|\\d{5,18})(?!\\w)");
    private static final int MOST = 50;

    private Names() {}

    /** In upper case, in the order of the text, each once; fifty at most. */
    public static Set<String> in(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find() && names.size() < MOST) {
            names.add(matcher.group(1).toUpperCase(Locale.ROOT));
        }
        return names;
    }
}
