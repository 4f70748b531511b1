package io.baton.domain.synthesis;

import io.baton.domain.cost.Cost;

import java.util.List;

/**
 * What chance decides in a run, as a list, so that a run that breaks something can be made shorter
 * and duller until only what breaks it is left. Beyond its end, as for every zero, what happens is
 * what usually does: records come in their order, once, and nothing fails.
 */
final class Choices {
    private final List<Integer> numbers;
    private int taken;

    /**
     * @param numbers 0 or more each
     */
    Choices(List<Integer> numbers) {
        this.numbers = numbers;
    }

    /** A number from 0 to that bound, exclusive. */
    int below(int bound) {
        return next() % bound;
    }

    /** True in one case of so many. */
    boolean onceIn(int cases) {
        return next() % cases == cases - 1;
    }

    /** Any part of that sum, from nothing to all of it. */
    Cost partOf(Cost sum) {
        return new Cost((long) (sum.picos() * (next() / (double) Integer.MAX_VALUE)));
    }

    private int next() {
        return taken < numbers.size() ? numbers.get(taken++) : 0;
    }
}
