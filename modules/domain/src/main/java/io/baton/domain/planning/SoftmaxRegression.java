package io.baton.domain.planning;

import java.util.List;

/**
 * Multinomial logistic regression with L2 regularisation, trained by accelerated gradient descent
 * on the whole set. Deterministic: it starts at zero.
 */
final class SoftmaxRegression {
    private static final int STEPS = 400;

    private final double[][] weights;

    /** With weights learnt before: one row a class, the last of a row stands alone. */
    SoftmaxRegression(double[][] weights) {
        this.weights = weights;
    }

    /**
     * Learns from examples.
     *
     * @param features one entry an example, all of one size
     * @param labels class of each example, 0 to {@code classes - 1}
     * @param penalty of squared weights, above 0; larger makes the answer less sure
     */
    static SoftmaxRegression train(
            List<Features> features, int[] labels, int classes, double penalty) {
        int width = features.getFirst().size() + 1;
        double[][] weights = new double[classes][width];
        double[][] ahead = new double[classes][width];
        double longest = 1;
        for (Features row : features) {
            longest = Math.max(longest, 1 + row.squaredLength());
        }
        // The gradient's Lipschitz constant is at most half the longest row, squared.
        double rate = 1 / (0.5 * longest + penalty);
        for (int step = 0; step < STEPS; step++) {
            double[][] gradient = gradient(ahead, features, labels, penalty);
            double momentum = step / (step + 3.0);
            for (int c = 0; c < classes; c++) {
                for (int i = 0; i < width; i++) {
                    double next = ahead[c][i] - rate * gradient[c][i];
                    ahead[c][i] = next + momentum * (next - weights[c][i]);
                    weights[c][i] = next;
                }
            }
        }
        return new SoftmaxRegression(weights);
    }

    /** Probability of each class; they add up to 1. */
    double[] probabilities(Features features) {
        return softmax(logits(weights, features));
    }

    /** The weights: one row a class, the last of a row stands alone. */
    double[][] weights() {
        return weights;
    }

    private static double[][] gradient(
            double[][] weights, List<Features> features, int[] labels, double penalty) {
        int width = weights[0].length;
        double[][] gradient = new double[weights.length][width];
        for (int row = 0; row < labels.length; row++) {
            Features example = features.get(row);
            double[] error = softmax(logits(weights, example));
            error[labels[row]] -= 1;
            for (int c = 0; c < error.length; c++) {
                double share = error[c] / labels.length;
                example.addTo(gradient[c], share);
                gradient[c][width - 1] += share;
            }
        }
        for (int c = 0; c < weights.length; c++) {
            for (int i = 0; i < width - 1; i++) {
                gradient[c][i] += penalty * weights[c][i];
            }
        }
        return gradient;
    }

    private static double[] logits(double[][] weights, Features features) {
        double[] logits = new double[weights.length];
        for (int c = 0; c < logits.length; c++) {
            logits[c] = weights[c][features.size()] + features.dot(weights[c]);
        }
        return logits;
    }

    static double[] softmax(double[] logits) {
        double most = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            most = Math.max(most, logit);
        }
        double[] shares = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp(logits[i] - most);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
