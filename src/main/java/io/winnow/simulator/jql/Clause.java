package io.winnow.simulator.jql;

import java.util.List;

/** A condition of a query. */
public sealed interface Clause {

    record And(List<Clause> parts) implements Clause {}

    record Or(List<Clause> parts) implements Clause {}

    record Not(Clause part) implements Clause {}

    /** One comparison; {@code field} is the name as written, without quotes. */
    record Comparison(String field, Operator operator, Operand operand) implements Clause {}
}
