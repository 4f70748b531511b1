package io.baton.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SoftmaxRegressionTest {
    private static final double[][] CORNERS = {{1, 0}, {0.9, 0.1}, {0, 1}, {0.1, 0.9}, {-1, -1}};
    private static final int[] LABELS = {0, 0, 1, 1, 2};

    @Test
    void tellsClassesApartAndIsUnsureInBetween() {
        SoftmaxRegression regression = SoftmaxRegression.train(CORNERS, LABELS, 3, 0.001);

        assertThat(regression.probabilities(new double[] {1, 0})[0]).isGreaterThan(0.8);
        assertThat(regression.probabilities(new double[] {0, 1})[1]).isGreaterThan(0.8);
        double[] between = regression.probabilities(new double[] {0.5, 0.5});
        assertThat(between[0]).isCloseTo(between[1], within(0.05));
    }

    @Test
    void aLargePenaltyMakesItLessSure() {
        double loose =
                SoftmaxRegression.train(CORNERS, LABELS, 3, 0.001).probabilities(CORNERS[0])[0];
        double tight = SoftmaxRegression.train(CORNERS, LABELS, 3, 1).probabilities(CORNERS[0])[0];

        assertThat(tight).isLessThan(loose);
    }

    @Test
    void softmaxSurvivesExtremes() {
        double[] shares = SoftmaxRegression.softmax(new double[] {1e308, -1e308, 1e308});

        assertThat(shares).containsExactly(0.5, 0, 0.5);
    }
}
