package io.winnow.entry.web;

import io.winnow.workflow.OfferPanel;
import java.net.URI;

/**
 * How issues are shown within the tracker's own pages.
 *
 * @param secret signs addresses; at least 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PanelSettings(URI tracker, byte[] secret, OfferPanel offerPanel) {

    /** What browsers call the tracker's pages. */
    String origin() {
        return tracker.getScheme() + "://" + tracker.getRawAuthority();
    }

    @Override
    public String toString() {
        return "PanelSettings[tracker=" + tracker + "]";
    }
}
