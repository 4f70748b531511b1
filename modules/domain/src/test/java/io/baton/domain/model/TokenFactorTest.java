package io.baton.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class TokenFactorTest {
    private final TokenFactor factor = new TokenFactor();

    @Test
    void nothingIsKnownFromAFewCallsThatTookLess() {
        learn(TokenFactor.CALLS - 1, 1_000, 800);

        assertThat(factor.value()).isZero();
    }

    @Test
    void oneCallThatTookMoreCorrectsAtOnce() {
        learn(1, 1_000, 1_200);

        assertThat(factor.value()).isEqualTo(1.26, within(1e-9));
    }

    @Test
    void manyCallsThatTookLessCorrectLittleByLittle() {
        learn(TokenFactor.CALLS, 1_000, 800);
        assertThat(factor.value()).isEqualTo(0.99, within(1e-9));

        learn(5, 1_000, 800);
        assertThat(factor.value()).isEqualTo(0.94, within(1e-9));

        learn(100, 1_000, 800);
        assertThat(factor.value()).as("the quantile with its margin").isEqualTo(0.84, within(1e-9));
    }

    @Test
    void afterMuchLearningDownwardsOneCallThatTookMoreStillCorrectsAtOnce() {
        learn(300, 1_000, 700);

        learn(1, 1_000, 1_100);

        assertThat(factor.value()).isEqualTo(1.155, within(1e-9));
    }

    @Test
    void anOutlierIsForgottenOnceItIsOutsideTheQuantile() {
        learn(100, 1_000, 950);
        learn(1, 1_000, 1_900);
        assertThat(factor.value()).isEqualTo(1.995, within(1e-9));

        learn(150, 1_000, 950);

        assertThat(factor.value()).isEqualTo(0.9975, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 0, does not say",
        "1000, 300, a part only: the rest was cached",
        "255, 800, too short to tell",
        "0, 5, nothing estimated"
    })
    void whatTellsNothingIsPassedOver(int estimated, int counted, String why) {
        learn(100, estimated, counted);

        assertThat(factor.value()).as(why).isZero();
    }

    @Test
    void partialCountsAmongWholeOnesDoNotPullItDown() {
        Random random = new Random(1);
        for (int i = 0; i < 400; i++) {
            // Three of four calls find a part of their prompt cached.
            double share = random.nextInt(4) == 0 ? 1 : 0.34 + 0.6 * random.nextDouble();
            factor.learn(2_000, (int) (2_000 * 0.95 * share));
        }

        assertThat(factor.value()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void itStaysWithinItsBounds() {
        learn(300, 1_000, 350);
        assertThat(factor.value()).isEqualTo(TokenFactor.LOWEST);

        learn(1, 1_000, 50_000);
        assertThat(factor.value()).isEqualTo(TokenFactor.HIGHEST);
    }

    private void learn(int times, int estimated, int counted) {
        for (int i = 0; i < times; i++) {
            factor.learn(estimated, counted);
        }
    }
}
