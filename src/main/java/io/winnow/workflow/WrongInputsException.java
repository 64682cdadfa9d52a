package io.winnow.workflow;

import io.winnow.model.FieldValue;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Inputs that a person wanted to change can't be; none of them was changed. */
public final class WrongInputsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    WrongInputsException(String key, List<Problem> problems) {
        super("Nothing of " + key + " was changed: "
                + problems.stream().map(Problem::words).collect(Collectors.joining("; ")) + ".");
        this.problems = List.copyOf(problems);
    }

    /** One for each input that can't be changed so, in the order they were named. */
    public List<Problem> problems() {
        return problems;
    }

    /** Whether it is only that somebody else was quicker. */
    public boolean outdated() {
        return problems.stream().allMatch(problem -> problem.now() != null);
    }

    /**
     * What is wrong with one.
     *
     * @param words a phrase that names the input
     * @param now what the tracker holds, where that isn't what the person saw; else null
     */
    public record Problem(
            String input, String words, @Nullable FieldValue now) {}
}
