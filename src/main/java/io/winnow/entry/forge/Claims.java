package io.winnow.entry.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.regex.Pattern;

/** Reads what a verified token says, and refuses what can't be so. Never throws anything else. */
final class Claims {

    private static final long LATEST = 100_000_000_000L;

    private final JsonNode all;

    Claims(JsonNode all) {
        this.all = all;
    }

    boolean has(String pointer) {
        JsonNode claim = all.at(pointer);
        return !claim.isMissingNode() && !claim.isNull();
    }

    /** Text of this form. */
    String text(String pointer, Pattern form) throws InvocationRefused {
        JsonNode claim = all.at(pointer);
        if (!claim.isTextual() || !form.matcher(claim.textValue()).matches()) {
            throw odd(pointer);
        }
        return claim.textValue();
    }

    /** Text of this form, or empty when it isn't there. */
    String optional(String pointer, Pattern form) throws InvocationRefused {
        return has(pointer) ? text(pointer, form) : "";
    }

    void absent(String pointer) throws InvocationRefused {
        if (has(pointer)) {
            throw InvocationRefused.because("The token holds " + name(pointer) + ", which isn't taken.");
        }
    }

    /** A time in seconds since 1970. */
    Instant time(String pointer) throws InvocationRefused {
        JsonNode claim = all.at(pointer);
        boolean whole = claim.isIntegralNumber() && claim.canConvertToLong();
        if (!whole || claim.longValue() < 0 || claim.longValue() > LATEST) {
            throw odd(pointer);
        }
        return Instant.ofEpochSecond(claim.longValue());
    }

    boolean flag(String pointer) throws InvocationRefused {
        JsonNode claim = all.at(pointer);
        if (!claim.isBoolean()) {
            throw odd(pointer);
        }
        return claim.booleanValue();
    }

    /** Where something is said a second time, it must be the same. */
    void same(String pointer, String as) throws InvocationRefused {
        if (has(pointer) && !as.equals(all.at(pointer).textValue())) {
            throw InvocationRefused.because("The token's " + name(pointer) + " contradicts what it says elsewhere.");
        }
    }

    private static InvocationRefused odd(String pointer) {
        return InvocationRefused.because("The token's " + name(pointer) + " is missing or isn't what it should be.");
    }

    private static String name(String pointer) {
        return pointer.substring(1).replace('/', '.');
    }
}
