package io.baton.domain.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a model takes for its tokens. A free model has a price of 0; that a price is not known is no
 * price, but its absence.
 *
 * @param inputPerToken what one token of a prompt costs
 * @param outputPerToken what one token of an answer costs
 */
public record Price(Cost inputPerToken, Cost outputPerToken) {
    private static final int MILLION = 6;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    public static final Price FREE = new Price(Cost.NONE, Cost.NONE);

    /**
     * The price that a provider states for a million tokens, as all do.
     *
     * @throws IllegalArgumentException when one is not within 0..1000000 or has more than six
     *     decimals, continuing the name of whatever it was meant for
     */
    public static Price perMillion(BigDecimal input, BigDecimal output) {
        return new Price(
                perToken("input-per-million", input), perToken("output-per-million", output));
    }

    private static Cost perToken(String name, BigDecimal perMillion) {
        if (perMillion.signum() < 0 || perMillion.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    name + " must be within 0..1000000, but is " + perMillion.toPlainString());
        }
        if (perMillion.stripTrailingZeros().scale() > MILLION) {
            throw new IllegalArgumentException(
                    name + " may have six decimals, but is " + perMillion.toPlainString());
        }
        return Cost.of(
                perMillion.movePointLeft(MILLION).setScale(2 * MILLION, RoundingMode.UNNECESSARY));
    }

    /** What a call with so many tokens costs; a number below 0 counts as 0. */
    public Cost of(long promptTokens, long completionTokens) {
        return times(inputPerToken, promptTokens).plus(times(outputPerToken, completionTokens));
    }

    public boolean isFree() {
        return inputPerToken.isFree() && outputPerToken.isFree();
    }

    /** What a million tokens of a prompt cost. */
    public BigDecimal inputPerMillion() {
        return inputPerToken.units().movePointRight(MILLION).stripTrailingZeros();
    }

    /** What a million tokens of an answer cost. */
    public BigDecimal outputPerMillion() {
        return outputPerToken.units().movePointRight(MILLION).stripTrailingZeros();
    }

    private static Cost times(Cost each, long count) {
        long whole = Math.max(0, count);
        long high = Math.multiplyHigh(each.picos(), whole);
        long low = each.picos() * whole;
        return new Cost(high != 0 || low < 0 ? Long.MAX_VALUE : low);
    }
}
