package io.winnow.planning;

import java.util.List;

/** Chooses the best of many things under sums that must hold. The same question gets the same answer. */
@FunctionalInterface
@SuppressWarnings("ArrayRecordComponent") // never compared, and large
public interface Optimizer {

    Answer solve(Question question);

    /**
     * Which things to choose.
     *
     * @param values what each is worth
     * @param sums what must hold
     * @param needs pairs: the first can't be chosen without the second
     */
    record Question(long[] values, List<Sum> sums, List<int[]> needs) {}

    /** The weights of those chosen among {@code things} add up to at least {@code least} and at most {@code most}. */
    record Sum(int[] things, long[] weights, long least, long most) {}

    /**
     * What was found.
     *
     * @param chosen by thing; all false when nothing was found
     * @param found whether {@code chosen} is an answer
     * @param proven whether there is no better one, or, where nothing was found, none at all
     */
    record Answer(boolean[] chosen, boolean found, boolean proven) {}
}
