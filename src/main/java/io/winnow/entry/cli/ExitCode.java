package io.winnow.entry.cli;

import io.winnow.entry.web.CannotListenException;
import io.winnow.store.OutdatedException;
import io.winnow.store.StoreException;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.TrackerException;
import io.winnow.workflow.BusyException;
import io.winnow.workflow.SetupException;
import io.winnow.workflow.WrongInputsException;

/** The exit codes, and the one place that maps failures to them. */
enum ExitCode {
    DONE(0),
    DEFECT(1),
    WRONG_SETUP(2),
    UNREACHABLE(3),
    NOT_ALLOWED(4),
    DONE_WITH_TROUBLE(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static ExitCode of(RuntimeException failure) {
        if (failure instanceof TrackerException tracker) {
            return switch (tracker.kind()) {
                case UNAUTHORIZED, FORBIDDEN -> NOT_ALLOWED;
                case RATE_LIMITED, UNAVAILABLE -> UNREACHABLE;
                case NOT_FOUND, REJECTED -> WRONG_SETUP;
            };
        }
        if (failure instanceof BusyException) {
            return UNREACHABLE;
        }
        boolean setup = failure instanceof SetupException
                || failure instanceof OutdatedException
                || failure instanceof WrongInputsException
                || failure instanceof FieldException
                || failure instanceof StoreException
                || failure instanceof CannotListenException;
        return setup ? WRONG_SETUP : DEFECT;
    }

    /** The one of two that a script should rather see: failures before trouble, trouble before success. */
    ExitCode orWorse(ExitCode other) {
        return severity() >= other.severity() ? this : other;
    }

    private int severity() {
        return switch (this) {
            case DONE -> 0;
            case DONE_WITH_TROUBLE -> 1;
            case UNREACHABLE -> 2;
            case NOT_ALLOWED -> 3;
            case WRONG_SETUP -> 4;
            case DEFECT -> 5;
        };
    }
}
