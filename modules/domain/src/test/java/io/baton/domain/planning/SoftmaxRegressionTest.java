package io.baton.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;

class SoftmaxRegressionTest {
    private static final List<Features> CORNERS =
            List.of(at(1, 0), at(0.9, 0.1), at(0, 1), at(0.1, 0.9), at(-1, -1));
    private static final int[] LABELS = {0, 0, 1, 1, 2};

    @Test
    void tellsClassesApartAndIsUnsureInBetween() {
        SoftmaxRegression regression = SoftmaxRegression.train(CORNERS, LABELS, 3, 0.001);

        assertThat(regression.probabilities(at(1, 0))[0]).isGreaterThan(0.8);
        assertThat(regression.probabilities(at(0, 1))[1]).isGreaterThan(0.8);
        double[] between = regression.probabilities(at(0.5, 0.5));
        assertThat(between[0]).isCloseTo(between[1], within(0.05));
    }

    @Test
    void aLargePenaltyMakesItLessSure() {
        double loose =
                SoftmaxRegression.train(CORNERS, LABELS, 3, 0.001)
                        .probabilities(CORNERS.getFirst())[0];
        double tight =
                SoftmaxRegression.train(CORNERS, LABELS, 3, 1).probabilities(CORNERS.getFirst())[0];

        assertThat(tight).isLessThan(loose);
    }

    @Test
    void figuresThatAreMostlyZeroCountAlike() {
        List<Features> words = List.of(word(7), word(3_000));

        SoftmaxRegression regression = SoftmaxRegression.train(words, new int[] {0, 1}, 2, 0.001);

        assertThat(regression.probabilities(word(7))[0]).isGreaterThan(0.8);
        assertThat(regression.probabilities(word(3_000))[1]).isGreaterThan(0.8);
        assertThat(regression.probabilities(word(8))[0]).isCloseTo(0.5, within(0.05));
    }

    @Test
    void softmaxSurvivesExtremes() {
        double[] shares = SoftmaxRegression.softmax(new double[] {1e308, -1e308, 1e308});

        assertThat(shares).containsExactly(0.5, 0, 0.5);
    }

    private static Features at(double x, double y) {
        return new Features(new double[] {x, y}, new int[0], new double[0]);
    }

    private static Features word(int place) {
        return new Features(new double[0], new int[] {place}, new double[] {1});
    }
}
