package io.winnow.formula;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.ParseException;
import io.winnow.scoring.Formula;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A formula read from text.
 *
 * @param expression never evaluated itself: a copy is, since values are set in it
 * @param written how the text writes each name, and the name
 */
record ParsedFormula(String name, String text, Expression expression, Map<String, String> written) implements Formula {

    @Override
    public List<String> names() {
        return written.values().stream().distinct().toList();
    }

    @Override
    public BigDecimal apply(Map<String, BigDecimal> values) {
        try {
            Expression copy = expression.copy();
            written.forEach((as, name) -> copy.with(as, values.get(name)));
            EvaluationValue result = copy.evaluate();
            if (!result.isNumberValue()) {
                throw new ArithmeticException("gives true or false, not a number");
            }
            return result.getNumberValue();
        } catch (EvaluationException | ParseException problem) {
            throw new ArithmeticException(
                    String.valueOf(problem.getMessage()).startsWith("Division by zero")
                            ? "divides by 0"
                            : "can't be worked out at \"" + problem.getTokenString() + "\": " + problem.getMessage());
        } catch (ArithmeticException problem) {
            throw new ArithmeticException(
                    String.valueOf(problem.getMessage()).matches("(Division|/).*(zero|undefined).*")
                            ? "divides by 0"
                            : problem.getMessage());
        } catch (NumberFormatException problem) {
            throw new ArithmeticException("has no finite result");
        }
    }

    /** Two are equal when they were read from the same text: an expression has no equality of its own. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParsedFormula formula && name.equals(formula.name) && text.equals(formula.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, text);
    }
}
