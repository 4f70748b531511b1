package io.baton.domain.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerChecksTest {
    private static final Check NUMBER = AnswerChecks.number("1343.5");
    private static final Check CHOICE = AnswerChecks.choice("march", "april", "may");
    private static final Check ORDER = AnswerChecks.order("ABC", "CA");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1343.5",
                "Answer: 1,343.50 euros",
                "First 17 * 23 = 391.\n\n**Answer: 1343.5**",
                "Answer:\n1343.5",
                "Antwort: 1343.5",
                "```\nAnswer: 1343.5\n```",
                "The answer is: \\boxed{1343.5}",
                "I thought 12.\nAnswer: 12\nNo, wait.\nAnswer: 1000 + 343.5 = 1343.5",
            })
    void theNumberIsFoundInWhateverStandsAroundIt(String answer) throws Exception {
        assertThat(NUMBER.judge(answer, NoBench.INSTANCE)).isEqualTo(Verdict.passed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "Answer:",
                "Answer: 1343.5 or 1344",
                "Answer: not 1343.5",
                "Answer: -1343.5",
                "Answer: 1343.55",
                "Answer: x1343.5",
                "1343.5\nAnswer: I cannot say.",
                "1343.5, or perhaps 12",
                "tausenddreihundert",
            })
    void anythingElseIsNot(String answer) throws Exception {
        assertFailed(NUMBER.judge(answer, NoBench.INSTANCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"March", "Answer: **March**.", "It rose in April.\nAnswer: march"})
    void anOptionIsChosen(String answer) throws Exception {
        assertThat(CHOICE.judge(answer, NoBench.INSTANCE)).isEqualTo(Verdict.passed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "April", "March or April", "Answer: not March", "marching", "März"})
    void noOptionOrSeveralAreNoChoice(String answer) throws Exception {
        assertFailed(CHOICE.judge(answer, NoBench.INSTANCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C, A, B", "Answer: B → C → A", "A comes last.\nAnswer: [C,B,A]"})
    void anyOrderThatKeepsTheRulesIsRight(String answer) throws Exception {
        assertThat(ORDER.judge(answer, NoBench.INSTANCE)).isEqualTo(Verdict.passed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A, B, C", "C, A", "C, A, B, D", "C, A, B, C", "c, a, b"})
    void anOrderThatBreaksThemOrLacksOneIsWrong(String answer) throws Exception {
        assertFailed(ORDER.judge(answer, NoBench.INSTANCE));
    }

    private static void assertFailed(Verdict verdict) {
        assertThat(verdict.grade()).isEqualTo(Verdict.Grade.FAILED);
        assertThat(verdict.reason()).isNotBlank();
    }
}
