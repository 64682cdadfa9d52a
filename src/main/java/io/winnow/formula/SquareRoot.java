package io.winnow.formula;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;

/** The library's own never ends on a negative number. */
@FunctionParameter(name = "value")
final class SquareRoot extends AbstractFunction {

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... parameters) {
        BigDecimal value = parameters[0].getNumberValue();
        if (value.signum() < 0) {
            throw new ArithmeticException("takes the square root of a negative number");
        }
        return expression.convertValue(value.sqrt(expression.getConfiguration().getMathContext()));
    }
}
