package io.winnow.workflow;

import io.winnow.model.FieldValue;
import io.winnow.push.FieldEdits.Edit;
import io.winnow.scoring.Excerpt;
import io.winnow.scoring.Input;
import io.winnow.scoring.InputField;
import io.winnow.workflow.ChangeInputs.Inputs;
import io.winnow.workflow.WrongInputsException.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes changes of what a person typed for inputs, or says of every one why not. */
public final class InputWishes {

    private static final int SHOWN = 60;

    private InputWishes() {}

    /**
     * What a person wants an input to be.
     *
     * @param input its word, such as {@code reach}
     * @param seen what its field held when they decided; null for whatever it holds
     * @param text as typed; empty clears the field
     */
    public record Wish(String input, @Nullable String seen, String text) {}

    /** One input whose field is to hold something else. */
    public record Change(Input input, Edit edit) {

        public String words() {
            return input.word() + " " + shown(edit.from()) + " → " + shown(edit.to());
        }
    }

    /** Those that change something; throws {@link WrongInputsException} that names all that can't be. */
    static List<Change> checked(Inputs inputs, List<Wish> wishes) {
        List<Change> changes = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (Wish wish : wishes) {
            InputLine line = inputs.lines().stream()
                    .filter(one -> one.input().word().equals(wish.input()))
                    .findFirst()
                    .orElse(null);
            if (line == null || !named.add(wish.input())) {
                problems.add(new Problem(
                        wish.input(),
                        line == null ? unknown(wish, inputs) : "'" + wish.input() + "' is named twice",
                        null));
            } else {
                check(line, wish, changes, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new WrongInputsException(inputs.key(), problems);
        }
        return changes;
    }

    private static void check(InputLine line, Wish wish, List<Change> changes, List<Problem> problems) {
        InputField field = line.field();
        if (field == null) {
            problems.add(new Problem(wish.input(), wish.input() + " can't be changed here: " + line.whyNot(), null));
            return;
        }
        InputField.Typed typed = field.read(wish.text(), line.held(), line.options());
        Edit edit = new Edit(field.field(), line.held(), typed.value());
        boolean overtaken = wish.seen() != null && !line.held().says(wish.seen());
        if (!typed.problem().isEmpty()) {
            problems.add(new Problem(wish.input(), typed.problem(), null));
        } else if (!edit.needless() && overtaken) {
            problems.add(overtaken(line.input(), line.held()));
        } else if (!edit.needless()) {
            changes.add(new Change(line.input(), edit));
        }
    }

    /** The problems with changes that somebody else was quicker than. */
    static List<Problem> overtaken(List<Change> changes, List<Edit> edits) {
        return changes.stream()
                .flatMap(change -> edits.stream()
                        .filter(edit -> edit.field().equals(change.edit().field()))
                        .map(edit -> overtaken(change.input(), edit.from())))
                .toList();
    }

    private static Problem overtaken(Input input, FieldValue now) {
        return new Problem(
                input.word(), input.word() + " was changed meanwhile, to " + shown(now) + "; look at it again", now);
    }

    private static String unknown(Wish wish, Inputs inputs) {
        return "there is no input '" + Excerpt.cut(wish.input(), SHOWN) + "', but "
                + inputs.lines().stream().map(line -> line.input().word()).collect(Collectors.joining(", "));
    }

    private static String shown(FieldValue value) {
        return value.blank() ? "nothing" : Excerpt.cut(value.text(), SHOWN);
    }
}
