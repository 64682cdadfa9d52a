package io.winnow.entry.forge;

import org.jspecify.annotations.Nullable;

/**
 * A call whose token isn't good, or can't be judged now. The message is for the log alone: it says what is wrong, and holds
 * nothing of the token. Whoever called learns only 401, which Forge reserves for this, or 503 when it may try again.
 */
public final class InvocationRefused extends Exception {

    private final boolean unavailable;

    private InvocationRefused(String message, boolean unavailable, @Nullable Throwable cause) {
        super(message, cause);
        this.unavailable = unavailable;
    }

    static InvocationRefused because(String message) {
        return new InvocationRefused(message, false, null);
    }

    /** Nothing is known against the token, and the same call may be taken later. */
    static InvocationRefused forNow(String message, @Nullable Throwable cause) {
        return new InvocationRefused(message, true, cause);
    }

    /** Whether Forge should try again. */
    public boolean unavailable() {
        return unavailable;
    }
}
