package io.baton.app.worker.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What is kept is bounded in time and in bytes. */
class EarlierAnswersTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MEMORY = 32 << 10;

    private final MovedClock clock = new MovedClock();
    private final EarlierAnswers answers = new EarlierAnswers(MEMORY, DAY, clock);

    @Test
    void anAnswerEndsWithItsTimeToLive() {
        answers.keep("k", Calls.answer("yes", clock.instant()));

        clock.pass(DAY.minusSeconds(1));
        assertThat(answers.find("k")).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(answers.find("k")).isEmpty();
    }

    @Test
    void theTimeOfAnAnswerHeardLaterCountsFromWhenItWasGiven() {
        answers.keep("old", Calls.answer("yes", clock.instant().minus(DAY.minusHours(1))));
        answers.keep("ancient", Calls.answer("yes", clock.instant().minus(DAY)));

        assertThat(answers.find("ancient")).isEmpty();
        assertThat(answers.find("old")).isPresent();
        clock.pass(Duration.ofHours(1));
        assertThat(answers.find("old")).isEmpty();
    }

    @Test
    void aWorkerWhoseClockIsAheadMakesNoAnswerLiveLonger() {
        answers.keep("k", Calls.answer("yes", clock.instant().plus(DAY)));

        clock.pass(DAY);
        assertThat(answers.find("k")).isEmpty();
    }

    @Test
    void whatWasHeardAgainIsAsOldAsTheNewest() {
        answers.keep("k", Calls.answer("first", clock.instant()));
        clock.pass(Duration.ofHours(20));
        answers.keep("k", Calls.answer("second", clock.instant()));

        clock.pass(Duration.ofHours(20));
        assertThat(answers.find("k").orElseThrow().getText()).isEqualTo("second");
    }

    @Test
    void allAnswersTogetherStayWithinTheMemory() {
        String text = "x".repeat(1_000);
        for (int n = 0; n < 1_000; n++) {
            answers.keep("k" + n, Calls.answer(text, clock.instant()));
            assertThat(answers.bytes()).isLessThanOrEqualTo(MEMORY);
        }

        assertThat(answers.bytes()).as("but use it").isGreaterThan(MEMORY - 3_000);
    }

    @Test
    void anAnswerThatIsLargerThanTheMemoryIsNotKeptAndCostsNoOther() {
        var large = Calls.answer("x".repeat(MEMORY), clock.instant());
        answers.keep("small", Calls.answer("yes", clock.instant()));

        answers.keep("large", large);

        assertThat(answers.fits(large)).isFalse();
        assertThat(answers.find("large")).isEmpty();
        assertThat(answers.find("small")).isPresent();
    }
}
