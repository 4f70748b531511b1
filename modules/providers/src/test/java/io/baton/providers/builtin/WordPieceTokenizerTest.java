package io.baton.providers.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class WordPieceTokenizerTest {
    private final WordPieceTokenizer tokenizer =
            new WordPieceTokenizer(
                    Map.of("un", 1, "##aff", 2, "##able", 3, "cafe", 4, "!", 5, "東", 6, "unaf", 7));

    @Test
    void takesTheLongestPiecesAndMarksWhatItDoesNotKnow() {
        assertThat(tokenizer.encode("unable unaf")).containsExactly(1, 3, 7);
        assertThat(tokenizer.encode("UNABLE")).containsExactly(1, 3);
        // Once "unaffable" has begun with its longest piece "unaf", nothing fits: the whole word is
        // unknown.
        assertThat(tokenizer.encode("unaffable")).containsExactly(WordPieceTokenizer.UNKNOWN);
    }

    @Test
    void foldsCaseAndAccentsAndSetsPunctuationAndIdeographsApart() {
        assertThat(tokenizer.encode("CAFÉ!東東")).containsExactly(4, 5, 6, 6);
    }

    @Test
    void dropsControlCharactersAndSurvivesAnything() {
        assertThat(tokenizer.encode("ca\u0007f\u200be\u0000 \n\t")).containsExactly(4);
        assertThat(tokenizer.encode("")).isEmpty();
        assertThat(tokenizer.encode("x".repeat(5000))).containsExactly(WordPieceTokenizer.UNKNOWN);
        assertThat(tokenizer.encode("\ud83d")).isEmpty();
    }
}
