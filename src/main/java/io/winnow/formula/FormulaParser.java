package io.winnow.formula;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.FunctionDictionaryIfc;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.config.OperatorDictionaryIfc;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.basic.AbsFunction;
import com.ezylang.evalex.functions.basic.CeilingFunction;
import com.ezylang.evalex.functions.basic.FloorFunction;
import com.ezylang.evalex.functions.basic.IfFunction;
import com.ezylang.evalex.functions.basic.LogFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.operators.arithmetic.InfixDivisionOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMultiplicationOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPlusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixMinusOperator;
import com.ezylang.evalex.operators.booleans.InfixAndOperator;
import com.ezylang.evalex.operators.booleans.InfixEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterOperator;
import com.ezylang.evalex.operators.booleans.InfixLessEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixLessOperator;
import com.ezylang.evalex.operators.booleans.InfixNotEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixOrOperator;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import io.winnow.scoring.Formula;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns text into a formula: numbers, names, {@code + - * / ( )}, comparisons, {@code && ||}, and MIN, MAX, IF, ROUND,
 * ABS, SQRT, LOG, FLOOR, CEILING. No text, no dates, no loops, no chance, and nothing that could grow without bound.
 */
public final class FormulaParser {

    private static final int LONGEST = 500;
    private static final int LONGEST_NUMBER = 20;

    private static final Pattern SIDE_BY_SIDE = Pattern.compile("(?<=[\\w.)])\\s+(?=[\\w.(])");

    private static final ExpressionConfiguration CONFIGURATION = configuration();

    private final String name;
    private final Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * Makes a parser.
     *
     * @param name what its formula is called
     * @param known the names a formula may use; upper and lower case are one
     */
    public FormulaParser(String name, Set<String> known) {
        this.name = name;
        known.forEach(one -> this.known.put(one, one));
    }

    /** Names that mean a function, so that no input may be called so. */
    public static Set<String> functions() {
        return Set.copyOf(CONFIGURATION.getFunctionDictionary().getAvailableFunctionNames());
    }

    /** Reads the formula and tries it with a sample. */
    public Formula parse(String text) throws FormulaException {
        if (text.length() > LONGEST) {
            throw new FormulaException(LONGEST + 1, "is longer than " + LONGEST + " characters. Shorten it.");
        }
        Expression expression =
                new Expression(text.replace('×', '*').replace('÷', '/').replace('−', '-'), CONFIGURATION);
        Map<String, String> names = names(expression);
        ParsedFormula formula = new ParsedFormula(name, text, expression, names);
        List<String> rising = formula.names();
        List<String> falling = new ArrayList<>(rising);
        Collections.reverse(falling);
        Optional<String> problem = problem(formula, rising);
        // What is wrong for one sample may be right for others: gain − loss under a root.
        if (problem.isPresent() && problem(formula, falling).isPresent()) {
            throw new FormulaException(1, problem.get() + ", tried with " + sampleWords(rising) + ".");
        }
        return formula;
    }

    private static Optional<String> problem(Formula formula, List<String> names) {
        try {
            formula.apply(sample(names));
            return Optional.empty();
        } catch (ArithmeticException problem) {
            return Optional.of(String.valueOf(problem.getMessage()));
        }
    }

    /** The names as written and as known, in the order of first use; refuses what a formula may not hold. */
    private Map<String, String> names(Expression expression) throws FormulaException {
        Map<String, String> names = new LinkedHashMap<>();
        for (Token token : tokens(expression)) {
            switch (token.getType()) {
                case VARIABLE_OR_CONSTANT -> {
                    if (!CONFIGURATION.getDefaultConstants().containsKey(token.getValue())) {
                        names.put(token.getValue(), known(token));
                    }
                }
                case STRING_LITERAL ->
                    throw new FormulaException(token.getStartPosition(), "holds text in quotes. Only numbers count.");
                case NUMBER_LITERAL -> number(token);
                default -> {
                    // operators and functions are known, or the text wouldn't have parsed
                }
            }
        }
        return names;
    }

    private String known(Token token) throws FormulaException {
        String found = known.get(token.getValue());
        if (found == null) {
            throw new FormulaException(
                    token.getStartPosition(),
                    "names " + token.getValue() + ", which is neither an input of this backlog nor one of "
                            + String.join(", ", known.values()) + ".");
        }
        return found;
    }

    private static void number(Token token) throws FormulaException {
        String digits = token.getValue();
        if (digits.length() > LONGEST_NUMBER || !digits.matches("[0-9]*[.]?[0-9]*")) {
            throw new FormulaException(
                    token.getStartPosition(),
                    "holds the number " + digits + ". Write at most " + LONGEST_NUMBER
                            + " digits with a point, and no exponent.");
        }
    }

    private static List<Token> tokens(Expression expression) throws FormulaException {
        try {
            List<Token> tokens = new ArrayList<>();
            for (ASTNode node : expression.getAllASTNodes()) {
                tokens.add(node.getToken());
            }
            tokens.sort(Comparator.comparingInt(Token::getStartPosition));
            return tokens;
        } catch (ParseException problem) {
            String at = problem.getTokenString();
            String text = expression.getExpressionString();
            boolean whole = at == null || at.isBlank() || at.equals(text);
            throw new FormulaException(
                    whole ? suspect(text) : problem.getStartPosition(),
                    "can't be read" + (whole ? "" : " at \"" + at.strip() + "\"") + ": " + problem.getMessage() + ".");
        } catch (RuntimeException unforeseen) { // the library's own confusion over some broken texts
            throw new FormulaException(
                    suspect(expression.getExpressionString()),
                    "can't be read: its operators, brackets and commas don't fit together.");
        }
    }

    /** Where to look first in a text that is wrong as a whole: a bracket left open, or two names side by side. */
    private static int suspect(String text) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '(') {
                open.push(at);
            } else if (text.charAt(at) == ')' && open.pollFirst() == null) {
                return at + 1;
            }
        }
        Matcher side = SIDE_BY_SIDE.matcher(text);
        return !open.isEmpty() ? open.element() + 1 : side.find() ? side.end() + 1 : 1;
    }

    /** Numbers that are neither round nor alike, so that a difference of two isn't 0 by chance. */
    private static Map<String, BigDecimal> sample(Iterable<String> names) {
        Map<String, BigDecimal> sample = new LinkedHashMap<>();
        BigDecimal next = new BigDecimal("2.37");
        for (String one : names) {
            sample.put(one, next);
            next = next.add(new BigDecimal("1.91"));
        }
        return sample;
    }

    private static String sampleWords(Iterable<String> names) {
        List<String> words = new ArrayList<>();
        sample(names).forEach((one, value) -> words.add(one + " " + value));
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private static ExpressionConfiguration configuration() {
        Map<String, EvaluationValue> constants = new HashMap<>();
        constants.put("true", EvaluationValue.TRUE);
        constants.put("false", EvaluationValue.FALSE);
        return ExpressionConfiguration.builder()
                .mathContext(MathContext.DECIMAL128)
                .arraysAllowed(false)
                .structuresAllowed(false)
                .implicitMultiplicationAllowed(false)
                .defaultConstants(constants)
                .locale(Locale.ROOT)
                .zoneId(ZoneOffset.UTC)
                .operatorDictionary(operators())
                .functionDictionary(functionDictionary())
                .build();
    }

    private static OperatorDictionaryIfc operators() {
        OperatorDictionaryIfc operators = new MapBasedOperatorDictionary();
        operators.addOperator("-", new PrefixMinusOperator());
        operators.addOperator("+", new InfixPlusOperator());
        operators.addOperator("-", new InfixMinusOperator());
        operators.addOperator("*", new InfixMultiplicationOperator());
        operators.addOperator("/", new InfixDivisionOperator());
        operators.addOperator("==", new InfixEqualsOperator());
        operators.addOperator("!=", new InfixNotEqualsOperator());
        operators.addOperator(">", new InfixGreaterOperator());
        operators.addOperator(">=", new InfixGreaterEqualsOperator());
        operators.addOperator("<", new InfixLessOperator());
        operators.addOperator("<=", new InfixLessEqualsOperator());
        operators.addOperator("&&", new InfixAndOperator());
        operators.addOperator("||", new InfixOrOperator());
        return operators;
    }

    private static FunctionDictionaryIfc functionDictionary() {
        FunctionDictionaryIfc functions = new MapBasedFunctionDictionary();
        functions.addFunction("ABS", new AbsFunction());
        functions.addFunction("CEILING", new CeilingFunction());
        functions.addFunction("FLOOR", new FloorFunction());
        functions.addFunction("IF", new IfFunction());
        functions.addFunction("LOG", new LogFunction());
        functions.addFunction("MAX", new MaxFunction());
        functions.addFunction("MIN", new MinFunction());
        functions.addFunction("ROUND", new Rounding());
        functions.addFunction("SQRT", new SquareRoot());
        return functions;
    }
}
