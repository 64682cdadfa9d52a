package io.winnow.tracker;

import java.util.List;
import java.util.Optional;

/** Whom the tracker tells of changes. */
public interface Webhooks {

    /** Addresses that events are sent to, those switched off left out; empty when they can't be seen. */
    Optional<List<String>> addresses();
}
