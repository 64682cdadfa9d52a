package io.winnow.workflow;

import io.winnow.model.FieldValue;
import io.winnow.scoring.Input;
import io.winnow.scoring.InputField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input of an issue, as the tracker holds it at this moment, and whether it can be changed.
 *
 * @param field where it is typed; null when it can't be changed
 * @param held what that field holds; ABSENT when it can't be changed
 * @param options what may be chosen; empty for a field that has none
 * @param whyNot why it can't be changed here, a phrase; empty when it can
 */
public record InputLine(Input input, @Nullable InputField field, FieldValue held, List<String> options, String whyNot) {

    public InputLine {
        options = List.copyOf(options);
    }

    static InputLine fixed(Input input, String whyNot) {
        return new InputLine(input, null, FieldValue.ABSENT, List.of(), whyNot);
    }
}
