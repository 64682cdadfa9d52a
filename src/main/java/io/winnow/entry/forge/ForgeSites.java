package io.winnow.entry.forge;

import io.winnow.tracker.Secret;
import org.jspecify.annotations.Nullable;

/** The sites that the app is installed on, each apart from every other. Thread-safe. */
public interface ForgeSites {

    /**
     * The site that calls, from now on known with what the call says of it.
     *
     * @param systemToken by which the app may ask its Jira; null when none came along
     */
    ForgeSite of(Invocation call, @Nullable Secret systemToken);
}
