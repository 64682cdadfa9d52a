package io.winnow.entry.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.store.OutdatedException;
import io.winnow.store.StoreException;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.TrackerException;
import io.winnow.workflow.BusyException;
import io.winnow.workflow.SetupException;

/**
 * Why a run came to nothing, or stopped half way.
 *
 * @param status as HTTP has it: 409 when looking again may help, 422 for what has to be set up first, 502 for the tracker
 * @param detail in whole sentences
 */
record RunProblem(int status, String detail) {

    /** From here on it is worth a line in the log. */
    static final int DEFECT = 500;

    static final RunProblem STOPPED = new RunProblem(
            503, "Winnow was stopped while this was under way. Look again: what is done already isn't done twice.");

    static RunProblem of(Throwable failure) {
        String words = String.valueOf(failure.getMessage());
        if (failure instanceof OutdatedException || failure instanceof BusyException) {
            return new RunProblem(409, words);
        }
        if (failure instanceof SetupException || failure instanceof FieldException) {
            return new RunProblem(422, words);
        }
        if (failure instanceof TrackerException) {
            return new RunProblem(502, words + " What is done already isn't done twice when you look again.");
        }
        return failure instanceof StoreException
                ? new RunProblem(503, words)
                : new RunProblem(DEFECT, "This could not be done; the log says why.");
    }

    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("status", status).put("detail", detail);
    }
}
