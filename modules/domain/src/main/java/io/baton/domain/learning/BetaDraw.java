package io.baton.domain.learning;

import java.util.Random;

/** Draws from Beta distributions, by the method of Marsaglia and Tsang for Gamma distributions. */
final class BetaDraw {
    private BetaDraw() {}

    /** One draw, 0..1; parameters of 0 give the ends. */
    static double of(double alpha, double beta, Random random) {
        if (alpha <= 0 || beta <= 0) {
            return alpha <= 0 ? 0 : 1;
        }
        double left = gamma(alpha, random);
        double right = gamma(beta, random);
        return left + right > 0 ? left / (left + right) : alpha / (alpha + beta);
    }

    private static double gamma(double shape, Random random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0
                    && Math.log(1 - random.nextDouble())
                            < 0.5 * x * x + d * (1 - v + Math.log(v))) {
                return d * v;
            }
        }
    }
}
