package io.winnow.config;

import io.winnow.tracker.Secret;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value of the file, on its way to a type; what doesn't fit is told to the problems and read as something harmless,
 * so that the rest can be looked at too.
 *
 * @param written as in the file, before the environment came in: the only form a message may show
 * @param text with the environment filled in; empty when something was wrong with it already
 */
record Value(String path, Place place, String written, String text, Problems problems) {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(s|m|h|d)");
    private static final int LONGEST = 20_000;

    boolean broken() {
        return text.isEmpty();
    }

    void refuse(String what) {
        problems.add(place, path, what);
    }

    private String shown() {
        return "\"" + Problems.shown(written) + "\"";
    }

    private Optional<String> sound() {
        return broken() ? Optional.empty() : Optional.of(text);
    }

    /** One line of text, without blanks around it. */
    String line() {
        String line = text.strip();
        if (line.chars().anyMatch(Character::isISOControl)) {
            refuse("holds a line break or control character. Write it on one line.");
            return "";
        }
        return line;
    }

    /** Text of several lines. */
    String lines() {
        String lines = text.strip();
        if (lines.length() > LONGEST
                || lines.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            refuse("is too long or holds control characters. Write at most 20,000 plain characters.");
            return "";
        }
        return lines;
    }

    /** A token or password of at least so many letters; says what is wrong with it without showing any of it. */
    Secret secret(int shortest) {
        String secret = text.strip();
        if (!secret.matches("[!-~]*") || secret.length() > 8_192) {
            refuse("holds blanks, line breaks or letters no token has. Copy the token again.");
        } else if (!broken() && secret.length() < shortest) {
            refuse("is shorter than " + shortest + " characters, so it could be guessed. Make a longer one.");
        }
        return new Secret(secret);
    }

    long number(long least, long most) {
        String digits = text.strip();
        if (digits.matches("[0-9]{1,18}")) {
            long number = Long.parseLong(digits);
            if (number >= least && number <= most) {
                return number;
            }
        }
        sound().ifPresent(
                        bad -> refuse("is " + shown() + ". Write a whole number from " + least + " to " + most + "."));
        return least;
    }

    boolean flag() {
        if (!text.equals("true") && !text.equals("false")) {
            sound().ifPresent(bad -> refuse("is " + shown() + ". Write true or false."));
        }
        return text.equals("true");
    }

    Duration duration(Duration least, Duration most) {
        Matcher parts = DURATION.matcher(text.strip());
        if (parts.matches()) {
            Duration duration = duration(Long.parseLong(parts.group(1)), parts.group(2));
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        }
        sound().ifPresent(bad -> refuse("is " + shown() + ". Write a duration from " + DurationText.of(least) + " to "
                + DurationText.of(most) + ", such as 90s, 15m, 6h or 7d."));
        return least;
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** A number above 0. */
    BigDecimal amount() {
        String digits = text.strip();
        if (digits.matches("[0-9]{1,12}(\\.[0-9]{1,9})?") && new BigDecimal(digits).signum() > 0) {
            return new BigDecimal(digits);
        }
        sound().ifPresent(bad -> refuse("is " + shown() + ". Write a number above 0, such as 10 or 0.5."));
        return BigDecimal.ONE;
    }

    /** Any number, also below 0; empty when it is none. */
    Optional<BigDecimal> decimal() {
        String digits = text.strip();
        if (digits.matches("-?[0-9]{1,12}(\\.[0-9]{1,9})?")) {
            return Optional.of(plain(new BigDecimal(digits)));
        }
        sound().ifPresent(bad -> refuse("is " + shown() + ". Write a number with a decimal point, such as 31 or 4.5."));
        return Optional.empty();
    }

    /** A day; empty when it is none. */
    Optional<LocalDate> date() {
        try {
            return sound().map(day -> LocalDate.parse(day.strip()));
        } catch (DateTimeException e) {
            refuse("is " + shown() + ". Write a day as year, month and day, such as 2026-10-01.");
            return Optional.empty();
        }
    }

    /** A share from 0 to 1, as 0.8, 80% or 80 %. */
    BigDecimal share() {
        Matcher parts =
                Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,9})?)\\s*(%?)").matcher(text.strip());
        if (parts.matches()) {
            BigDecimal number = new BigDecimal(parts.group(1));
            BigDecimal share = parts.group(2).isEmpty() ? number : number.movePointLeft(2);
            if (share.compareTo(BigDecimal.ONE) <= 0) {
                return plain(share);
            }
        }
        sound().ifPresent(bad -> refuse("is " + shown() + ". Write a share such as 80% or 0.8."));
        return BigDecimal.ONE;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** One of a few words, case ignored; the first one when it is none of them. */
    <E extends Enum<E>> E word(Class<E> type) {
        List<E> known = Arrays.asList(type.getEnumConstants());
        List<String> words =
                known.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
        int found = words.indexOf(text.strip().toLowerCase(Locale.ROOT));
        if (found < 0) {
            sound().ifPresent(bad -> refuse("is " + shown() + "." + didYouMean(bad, words) + " Write "
                    + String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1)
                    + "."));
        }
        return known.get(Math.max(0, found));
    }

    private static String didYouMean(String word, List<String> words) {
        return Spelling.closest(word, words)
                .map(one -> " Did you mean " + one + "?")
                .orElse("");
    }

    ZoneId zone() {
        try {
            return ZoneId.of(broken() ? "UTC" : text.strip());
        } catch (DateTimeException e) {
            refuse("is " + shown() + ", which is no time zone. Write one such as Europe/Berlin or UTC.");
            return ZoneId.of("UTC");
        }
    }
}
