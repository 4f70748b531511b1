package io.baton.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

class CharacterTokenEstimatorTest {
    private final CharacterTokenEstimator estimator = new CharacterTokenEstimator();

    /** What cl100k counts for these texts is the lower bound, three times that the upper one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The quick brown fox jumps over the lazy dog. | 10",
                "document.getElementById('root').appendChild(node); | 10",
                "3.14159265358979323846 | 8",
                "for (int i = 0; i < 10; i++) { sum += values[i]; } | 21",
                "你好，世界 | 6"
            })
    void anEstimateIsNeverBelowAndNotFarAboveARealCount(String text, int real) {
        assertThat(estimator.estimate(text)).isBetween(real, real * 3);
    }

    @Test
    void noTextHasMoreTokensThanBytes() {
        for (String text : new String[] {"", "a", "  \n\n", "é", "😀😀", "a1b2!?", "\ud800"}) {
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            assertThat(estimator.estimate(text))
                    .isLessThanOrEqualTo(Math.max(bytes, 2 * text.length()));
        }
        assertThat(estimator.estimate("")).isZero();
        assertThat(estimator.estimate("x".repeat(1_000_000))).isEqualTo(500_000);
    }
}
