package io.winnow.formula;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The library's own writes as many digits as it is told to. */
@FunctionParameter(name = "value")
@FunctionParameter(name = "places")
final class Rounding extends AbstractFunction {

    private static final BigDecimal MOST = BigDecimal.TEN;

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... parameters) {
        BigDecimal places = parameters[1].getNumberValue();
        if (places.abs().compareTo(MOST) > 0) {
            throw new ArithmeticException("rounds to more than " + MOST + " places");
        }
        return expression.convertValue(
                parameters[0].getNumberValue().setScale(places.intValue(), RoundingMode.HALF_UP));
    }
}
