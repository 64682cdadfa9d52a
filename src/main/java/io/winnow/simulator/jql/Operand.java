package io.winnow.simulator.jql;

import java.util.List;

/** What a field is compared with. */
public sealed interface Operand {

    record Value(String text, boolean quoted) implements Operand {}

    record Many(List<Operand> values) implements Operand {}

    /** A call such as {@code openSprints()}; the name is in lower case. */
    record Call(String name, List<String> arguments) implements Operand {}

    record Empty() implements Operand {}
}
