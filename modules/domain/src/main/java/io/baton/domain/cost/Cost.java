package io.baton.domain.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;

/**
 * An amount of money, 0 or more, in the currency that prices are given in: US dollars by
 * convention, for nothing here depends on it.
 *
 * <p>It counts in millionths of a millionth of the unit. A price for a million tokens with up to
 * six decimals then is a whole number a token, so that costs are multiplied and added exactly, at
 * the speed of whole numbers, for a thousand models a plan. What would not fit (more than nine
 * million units) stays at the most that does, which no budget reaches.
 *
 * @param picos millionths of a millionth of the unit, 0 or more
 */
public record Cost(long picos) implements Comparable<Cost> {
    private static final int DECIMALS = 12;

    /** What is free. */
    public static final Cost NONE = new Cost(0);

    public Cost {
        if (picos < 0) {
            throw new IllegalArgumentException("picos must be 0 or more, but is " + picos);
        }
    }

    /**
     * That many units; what lies beyond twelve decimals is rounded.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public static Cost of(BigDecimal units) {
        if (units.signum() < 0) {
            throw new IllegalArgumentException("a cost must be 0 or more, but is " + units);
        }
        BigDecimal picos = units.movePointRight(DECIMALS).setScale(0, RoundingMode.HALF_UP);
        return new Cost(picos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact());
    }

    /** The units that number stands for as people write it: 0.1 is a tenth, to the last digit. */
    public static Cost of(double units) {
        return of(BigDecimal.valueOf(units));
    }

    /** All of them together. */
    public static Cost sum(Collection<Cost> costs) {
        Cost sum = NONE;
        for (Cost cost : costs) {
            sum = sum.plus(cost);
        }
        return sum;
    }

    /** All that are known together; empty when none is. */
    public static Optional<Cost> known(Collection<Optional<Cost>> costs) {
        return costs.stream().flatMap(Optional::stream).reduce(Cost::plus);
    }

    public Cost plus(Cost other) {
        long sum = picos + other.picos;
        return new Cost(sum < 0 ? Long.MAX_VALUE : sum);
    }

    /** What is left without the other; nothing when that is more. */
    public Cost less(Cost other) {
        return new Cost(Math.max(0, picos - other.picos));
    }

    /** That many times as much. */
    public Cost times(int count) {
        long most = count == 0 ? Long.MAX_VALUE : Long.MAX_VALUE / count;
        return new Cost(picos > most ? Long.MAX_VALUE : picos * count);
    }

    /** One of so many equal parts, 1 or more; never more than that, whatever is left over. */
    public Cost dividedBy(int parts) {
        return new Cost(picos / parts);
    }

    public boolean isFree() {
        return picos == 0;
    }

    public boolean exceeds(Cost limit) {
        return picos > limit.picos;
    }

    /** Units, exactly. */
    public BigDecimal units() {
        return BigDecimal.valueOf(picos, DECIMALS);
    }

    /**
     * Units as a number: the nearest there is, from which {@link #of(double)} makes the same cost
     * up to 4,000 units.
     */
    public double toDouble() {
        return units().doubleValue();
    }

    @Override
    public int compareTo(Cost other) {
        return Long.compare(picos, other.picos);
    }

    /** Exactly, without zeros at the end, for example {@code 0.0125}. */
    @Override
    public String toString() {
        return picos == 0 ? "0" : units().stripTrailingZeros().toPlainString();
    }
}
