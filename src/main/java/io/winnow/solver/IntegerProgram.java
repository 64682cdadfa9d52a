package io.winnow.solver;

import io.winnow.planning.Optimizer;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;
import org.ojalgo.type.context.NumberContext;

/**
 * Solves by ojAlgo's branch and bound, on one thread and for so many steps rather than so long, so that the same question
 * always gets the same answer.
 */
public final class IntegerProgram implements Optimizer {

    /** Shared among the things, since each makes a step dearer. */
    private static final int STEPS = 60_000;
    /** Values and sums are whole numbers, so a gap this small can hide no better answer. */
    private static final NumberContext GAP = NumberContext.of(14, 12);

    @Override
    public Answer solve(Question question) {
        int things = question.values().length;
        if (things == 0) {
            boolean possible = question.sums().stream().allMatch(sum -> sum.least() <= 0 && sum.most() >= 0);
            return new Answer(new boolean[0], possible, true);
        }
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.integer(IntegerStrategy.DEFAULT.withParallelism(() -> 1).withGapTolerance(GAP));
        int steps = Math.max(100, STEPS / things);
        model.options.iterations_abort = steps;
        model.options.iterations_suffice = steps;
        Variable[] chosen = new Variable[things];
        for (int i = 0; i < things; i++) {
            chosen[i] = model.newVariable("x" + i).binary().weight(question.values()[i]);
        }
        int row = 0;
        for (Sum sum : question.sums()) {
            Expression expression = model.newExpression("sum" + row++).upper(sum.most());
            if (sum.least() > 0) {
                expression.lower(sum.least());
            }
            for (int k = 0; k < sum.things().length; k++) {
                expression.set(chosen[sum.things()[k]], sum.weights()[k]);
            }
        }
        for (int[] pair : question.needs()) {
            model.newExpression("need" + row++).upper(0).set(chosen[pair[0]], 1).set(chosen[pair[1]], -1);
        }
        Optimisation.Result result = model.maximise();
        boolean[] answer = new boolean[things];
        boolean found = result.getState().isFeasible();
        for (int i = 0; i < things && found; i++) {
            answer[i] = result.doubleValue(i) > 0.5;
        }
        boolean proven = result.getState().isOptimal() || result.getState() == Optimisation.State.INFEASIBLE;
        return new Answer(answer, found, proven);
    }
}
