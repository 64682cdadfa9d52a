package io.winnow.entry.cli;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sites that a Forge app is installed on. */
public interface Sites extends AutoCloseable {

    /** By name. */
    List<Listed> all();

    /**
     * Deletes everything of a site.
     *
     * @param site by its host name, its address or its id
     * @throws io.winnow.workflow.SetupException when there is no such site, or it is still being heard from
     */
    void forget(String site);

    @Override
    void close();

    /**
     * A site as it is listed.
     *
     * @param id as Atlassian names it
     * @param state in a few words
     * @param tokenUntil when the token ends by which Winnow may ask its Jira; null when there is none
     */
    record Listed(
            String id,
            URI url,
            String state,
            Instant installedAt,
            Instant heardAt,
            @Nullable Instant tokenUntil) {}
}
