package io.baton.domain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewVerdictTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VERDICT: APPROVE",
                "\n  verdict: approve.\n",
                "**VERDICT: APPROVE**\n\nGood work.",
                "**Verdict:** Approved",
                "```\nVERDICT: APPROVE\n```",
                "Here is my review.\n\nVERDICT: APPROVE",
                "<think>It could be VERDICT: REVISE\nVERDICT: REVISE\n- no</think>VERDICT: APPROVE",
                "VERDICT: APPROVE\n\nHad it lacked tests I would have said\nVERDICT: REVISE\n- tests"
            })
    void approval(String review) {
        assertThat(ReviewVerdict.parse(review)).isEqualTo(new ReviewVerdict.Approve());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VERDICT: REVISE\n- The props are not typed.\n- No empty state\n  is shown.",
                "**VERDICT: REVISE**\n\n* The props are not typed.\n* No empty state is shown.",
                "# Verdict: revise\n1. The props are not typed.\n2) No empty state is shown.\n",
                "I checked it.\nVERDICT: REVISE\nDefects:\n• The props are not typed.\n"
                        + "• No empty state is shown.\n\nOtherwise fine.",
                "VERDICT: REVISE\r\n- The props are not typed.\r\n- No empty state is shown.\r\n"
            })
    void revisionWithItsDefects(String review) {
        assertThat(ReviewVerdict.parse(review))
                .isInstanceOfSatisfying(
                        ReviewVerdict.Revise.class,
                        revise ->
                                assertThat(revise.defects())
                                        .containsExactly(
                                                "The props are not typed.",
                                                "No empty state is shown."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Looks good to me!",
                "VERDICT: REVISE",
                "VERDICT: REVISE\nIt could be better.",
                "VERDICT: REVISE\n- none\n- No defects found.",
                "VERDICT: APPROVE or VERDICT: REVISE",
                "Well.\nVERDICT: APPROVE\nVERDICT: REVISE\n- a defect",
                "<think>VERDICT: REVISE\n- cut off in the middle",
                "The text says VERDICT: REVISE but that is material."
            })
    void anythingElseLetsTheAnswerStand(String review) {
        assertThat(ReviewVerdict.parse(review)).isInstanceOf(ReviewVerdict.Unclear.class);
    }

    @Test
    void defectsAreBounded() {
        String review = "VERDICT: REVISE\n" + ("- " + "x".repeat(5_000) + "\n").repeat(1_000);

        ReviewVerdict verdict = ReviewVerdict.parse(review);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        ReviewVerdict.Revise.class,
                        revise ->
                                assertThat(revise.defects())
                                        .hasSize(10)
                                        .allSatisfy(it -> assertThat(it).hasSize(1_001)));
    }
}
