package io.baton.providers.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class SentenceSplitterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dr. Meyer paid approx. 4.5 million euros to J. Smith in Jan. 2024.",
                "See fig. 3 on p. 12, e.g. the bar for St. Ives.",
                "The U.S. fleet left at 5 p.m. on Monday.",
                "Version 1.2.3 of example.com was released."
            })
    void anAbbreviationDoesNotEndASentence(String sentence) {
        assertThat(texts(sentence + " Then it rained."))
                .containsExactly(sentence, "Then it rained.");
    }

    @Test
    void markdownIsReadAsItIsMeant() {
        String document =
                """
                # Title

                First line of a paragraph
                that goes on here. Second sentence!

                ## Section
                - one item without a stop
                - another item. With two sentences.

                ```java
                int x = 1; // No. Sentence.
                ```

                | name | tonnes |
                |------|--------|
                | grain | 910 |

                > Quoted text stands too.
                """;

        assertThat(texts(document))
                .containsExactly(
                        "First line of a paragraph that goes on here.",
                        "Second sentence!",
                        "one item without a stop",
                        "another item.",
                        "With two sentences.",
                        "name , tonnes",
                        "grain , 910",
                        "Quoted text stands too.");
        assertThat(SentenceSplitter.split(document).get(2).section()).isEqualTo("Section");
    }

    @Test
    void otherLanguagesAreSplitToo() {
        assertThat(texts("東京は日本の首都です。大阪は二番目に大きいです。")).hasSize(2);
        assertThat(texts("Что это? Это порт. Он старый!")).hasSize(3);
    }

    @Test
    void textWithoutStopsIsCutBetweenWords() {
        List<String> sentences = texts("word ".repeat(2000));

        assertThat(sentences).hasSizeGreaterThan(10);
        assertThat(sentences)
                .allSatisfy(
                        sentence ->
                                assertThat(sentence)
                                        .hasSizeLessThanOrEqualTo(SentenceSplitter.LONGEST)
                                        .startsWith("word")
                                        .endsWith("word"));
    }

    @Test
    void aCutNeverSplitsACharacter() {
        assertThat(texts("a" + "😀a".repeat(2000)))
                .allSatisfy(
                        text ->
                                assertThat(
                                                text.codePoints()
                                                        .filter(c -> c >= 0xD800 && c <= 0xDFFF))
                                        .isEmpty());
    }

    @Test
    void whatHasNoWordHasNoSentence() {
        assertThat(texts("")).isEmpty();
        assertThat(texts(" \n\u0000\u0007 ... !!! --- \n```\ncode\n```")).isEmpty();
    }

    @Test
    void controlCharactersAndLineEndsDoNotGetThrough() {
        assertThat(texts("One\u0000two\r\nthree\u0007.")).containsExactly("One two three .");
    }

    private static List<String> texts(String document) {
        return SentenceSplitter.split(document).stream().map(Sentence::text).toList();
    }
}
