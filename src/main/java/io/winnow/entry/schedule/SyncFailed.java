package io.winnow.entry.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Carries a failed result through the scheduler, which counts exceptions only. */
final class SyncFailed extends RuntimeException {

    private final @Nullable Instant notBefore;

    SyncFailed(SyncAction.Result result) {
        super(result.message());
        this.notBefore = result.notBefore();
    }

    @Nullable
    Instant notBefore() {
        return notBefore;
    }
}
