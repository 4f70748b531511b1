package io.baton.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextUnitsTest {

    @Test
    void sentencesStayWholeAcrossLines() {
        assertThat(TextUnits.of("The broker\nkeeps it. Then it\nis read! Why? \"So.\" Yes"))
                .containsExactly(
                        "The broker\nkeeps it. ", "Then it\nis read! ", "Why? ", "\"So.\" ", "Yes");
    }

    @Test
    void aPointInAnAbbreviationOrANumberEndsNoSentence() {
        assertThat(TextUnits.of("It is 3.14, z. B. Pi by J. Smith e.g. here. Next one."))
                .containsExactly("It is 3.14, z. B. Pi by J. Smith e.g. here. ", "Next one.");
    }

    @Test
    void aFenceIsOnePieceWhateverStandsInIt() {
        String code = "```java\nfoo(); // Stop. Here.\n\n~~~\n```\n";

        assertThat(TextUnits.of("Before. After:\n" + code + "\nEnd."))
                .containsExactly("Before. ", "After:\n", code + "\n", "End.");
    }

    @Test
    void aFenceThatIsNeverClosedLastsToTheEnd() {
        assertThat(TextUnits.of("A.\n```\nx. Y. z\n\nB. C."))
                .containsExactly("A.\n", "```\nx. Y. z\n\nB. C.");
    }

    @Test
    void linesThatAreNoSentencesStandForThemselves() {
        assertThat(TextUnits.of("# Title\n- one\n- two: it is. And more\n\n\nPlain\nlog\n"))
                .containsExactly(
                        "# Title\n",
                        "- one\n",
                        "- two: it is. ",
                        "And more\n\n\n",
                        "Plain\n",
                        "log\n");
    }

    @Test
    void sentencesWithoutBlanksBetweenThemEndToo() {
        assertThat(TextUnits.of("これは文です。次の文！")).containsExactly("これは文です。", "次の文！");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\n\n```\n", "x", "\n a", "```", "~~~\n```\n~~~", "."})
    void joinedThePiecesAreTheText(String text) {
        assertThat(String.join("", TextUnits.of(text))).isEqualTo(text);
    }

    @Test
    void joinedThePiecesAreAnyText() {
        for (int seed = 0; seed < 200; seed++) {
            String text = new RandomTexts(seed).text(1 + seed % 20);

            assertThat(String.join("", TextUnits.of(text))).as("seed " + seed).isEqualTo(text);
        }
    }
}
