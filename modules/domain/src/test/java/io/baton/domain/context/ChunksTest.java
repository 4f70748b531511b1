package io.baton.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.planning.CharacterTokenEstimator;
import io.baton.domain.planning.TokenEstimator;

import org.junit.jupiter.api.Test;

import java.util.List;

class ChunksTest {
    private static final TokenEstimator ESTIMATOR = new CharacterTokenEstimator();
    private static final TokenCount COUNT = new TokenCount(ESTIMATOR);

    @Test
    void partsEndWhereSentencesEnd() {
        List<String> parts = Chunks.of("One is here. ".repeat(100), 50, ESTIMATOR);

        assertThat(parts).hasSizeGreaterThan(5).allMatch(part -> part.endsWith("here. "));
    }

    @Test
    void whatHasNoEndIsCutBetweenWordsElseBetweenCharacters() {
        assertThat(Chunks.of("word ".repeat(400), 50, ESTIMATOR))
                .allMatch(part -> part.endsWith("word "));
        assertThat(Chunks.of("🚀".repeat(300), 50, ESTIMATOR))
                .hasSizeGreaterThan(5)
                .noneMatch(part -> Character.isLowSurrogate(part.charAt(0)));
    }

    @Test
    void nothingIsLostAndEachPartFits() {
        for (int seed = 0; seed < 200; seed++) {
            String text = new RandomTexts(seed).text(5 + seed % 60);
            int room = 30 + (seed * 31) % 500;

            List<String> parts = Chunks.of(text, room, ESTIMATOR);

            assertThat(String.join("", parts)).as("seed " + seed).isEqualTo(text);
            assertThat(parts)
                    .as("seed " + seed)
                    .allSatisfy(part -> assertThat(COUNT.of(part)).isBetween(0, room));
            assertThat(parts)
                    .as("seed " + seed)
                    .noneMatch(part -> Character.isLowSurrogate(part.charAt(0)));
        }
    }
}
