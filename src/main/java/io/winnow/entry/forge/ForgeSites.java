package io.winnow.entry.forge;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sites that the app is installed on, each apart from every other. Thread-safe. */
public interface ForgeSites {

    /**
     * The site that calls, from now on known with what the call says of it; empty when the app was installed anew there since.
     *
     * @param systemToken by which the app may ask its Jira; null when none came along
     */
    Optional<ForgeSite> of(Invocation call, @Nullable SystemToken systemToken);
}
