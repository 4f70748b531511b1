package io.baton.domain.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.synthesis.Outcome.Completed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Stream;

class VoteTest {
    private static final List<Completed> ANSWERS = answers("a", "b", "c");

    @Test
    void theBestRankedModelDecidesADraw() {
        assertThat(Vote.winner(answers("x", "y", "Y", "X"))).isEqualTo(answers("x").getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2",
                "2.",
                "\n\n **2**\nbecause 3 is wrong",
                "Answer 2",
                "The best answer is 2, since 1 + 1 = 2",
                "2: it is complete"
            })
    void aVerdictNamesTheAnswer(String verdict) {
        assertThat(Vote.picked(verdict, ANSWERS)).contains(ANSWERS.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "0", "4", "2025", "2.5", "Hard to say.\n2"})
    void whatNamesNoAnswerPicksNone(String verdict) {
        assertThat(Vote.picked(verdict, ANSWERS)).isEmpty();
    }

    private static List<Completed> answers(String... texts) {
        return Stream.of(texts).map(it -> new Completed(it, "m", "p", false, false)).toList();
    }
}
