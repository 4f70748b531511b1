package io.baton.providers.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;

class KeyPhrasesTest {

    @Test
    void namesWhatTheReportIsAboutWithFallingWeights() throws InterruptedException {
        List<KeyPhrase> phrases =
                KeyPhrases.of(
                        Documents.embedded(Documents.harbour()),
                        12,
                        MiniLmEmbedder.shared(),
                        Documents.patient());

        assertThat(phrases).hasSize(12);
        assertThat(phrases).extracting(KeyPhrase::weight).allMatch(w -> w > 0 && w <= 1);
        assertThat(phrases)
                .isSortedAccordingTo(Comparator.comparingDouble(KeyPhrase::weight).reversed());
        assertThat(phrases)
                .extracting(KeyPhrase::text)
                .contains("quay", "cargo", "dredging reserve", "storm")
                .allSatisfy(
                        text -> {
                            assertThat(Words.of(text)).hasSizeBetween(1, 3);
                            assertThat(Words.isContent(Words.of(text).getFirst())).isTrue();
                            assertThat(Words.isContent(Words.of(text).getLast())).isTrue();
                        });
    }

    @Test
    void aTextOfStopWordsHasNone() throws InterruptedException {
        assertThat(
                        KeyPhrases.of(
                                Documents.embedded("It was what it was. And so they did."),
                                5,
                                MiniLmEmbedder.shared(),
                                Documents.patient()))
                .isEmpty();
    }
}
