package io.winnow.tracker.jira;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * What Jira says when it turns a request away for being one too many, or is about to.
 *
 * @param scope what has to wait
 * @param delay how long at least, by the server's own clock; zero when it didn't say
 */
record Throttle(Scope scope, Duration delay) {

    private static final Duration LONGEST_BURST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern EXHAUSTED = Pattern.compile(";\\s*r=0+(?!\\d)");
    private static final Pattern REFILL = Pattern.compile(";\\s*t=(\\d{1,9})(?!\\d)");

    /**
     * BURST: this endpoint. ISSUE: this issue. QUOTA: everything, for up to an hour. POOL: the same, and on all sites of
     * the app. ACCOUNT: everything, until refilled.
     */
    enum Scope {
        BURST,
        ISSUE,
        QUOTA,
        POOL,
        ACCOUNT
    }

    /** Reads every form of header Jira is known to use; a form that can't be read counts as not sent. */
    static Throttle of(Headers headers, Instant now) {
        Duration wait = wait(headers, now);
        String reason = Optional.ofNullable(headers.get("RateLimit-Reason")).orElse("");
        Scope scope = switch (reason) {
            case "jira-quota-global-based" -> Scope.POOL;
            case "jira-quota-tenant-based" -> Scope.QUOTA;
            case "jira-per-issue-on-write" -> Scope.ISSUE;
            case "jira-burst-based" -> Scope.BURST;
            default -> {
                if (headers.get("X-RateLimit-FillRate") != null) {
                    yield Scope.ACCOUNT; // the one bucket of Data Center
                }
                yield wait.compareTo(LONGEST_BURST) > 0 ? Scope.QUOTA : Scope.BURST;
            }
        };
        return new Throttle(scope, wait);
    }

    /** Whether Jira says that less than a fifth of the allowance is left. */
    static boolean nearLimit(Headers headers) {
        return List.of("X-RateLimit-NearLimit", "X-Beta-RateLimit-NearLimit").stream()
                .anyMatch(name -> "true".equalsIgnoreCase(headers.get(name)));
    }

    /** The longest wait that any header asks for: developers saw single ones come too short near zero. */
    private static Duration wait(Headers headers, Instant now) {
        Instant serverNow = headers.getInstant("Date") == null ? now : headers.getInstant("Date");
        Duration longest = Duration.ZERO;
        for (String name : List.of("Retry-After", "Beta-Retry-After", "X-RateLimit-Reset", "X-Beta-RateLimit-Reset")) {
            String value = headers.get(name);
            Duration wait = value == null ? Duration.ZERO : parse(value.strip(), serverNow);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        for (String name : List.of("RateLimit", "Beta-RateLimit")) {
            Duration wait = exhausted(String.join(",", headers.values(name)));
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        return longest.compareTo(LONGEST) > 0 ? LONGEST : longest;
    }

    /** The longest time to refill of those budgets in the list that have nothing remaining. */
    private static Duration exhausted(String budgets) {
        Duration longest = Duration.ZERO;
        for (String budget : budgets.split(",", -1)) {
            Matcher refill = REFILL.matcher(budget);
            if (EXHAUSTED.matcher(budget).find() && refill.find()) {
                Duration wait = Duration.ofSeconds(Long.parseLong(refill.group(1)));
                longest = wait.compareTo(longest) > 0 ? wait : longest;
            }
        }
        return longest;
    }

    private static Duration parse(String value, Instant serverNow) {
        try {
            if (value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
                return Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * 1000));
            }
            Instant at = value.toUpperCase(Locale.ROOT).endsWith("GMT")
                    ? ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                    : DateTimeFormatter.ISO_DATE_TIME.parse(value, Instant::from);
            Duration wait = Duration.between(serverNow, at);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }
}
