package io.baton.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.baton.domain.learning.Lesson.Source;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

class LearntScoresTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final double FLOOR = 0.3;

    private final LearntScores learnt = new LearntScores(WEEK);

    @Test
    void nothingLearntChangesNothing() {
        ModelDescriptor model = Models.of("p/a", 0.8, "code");

        assertThat(learnt.applyTo(model, FLOOR, NOW)).isSameAs(model);
    }

    @Test
    void failuresLowerAScoreAndSayWhereItComesFrom() {
        review("p/a", 0, 6, NOW);

        CapabilityScore score = score("p/a", NOW);

        // 12 judgements' worth of 0.8, and 6 against it
        assertThat(score.score()).isCloseTo(0.8 * 12 / 18, within(1e-9));
        assertThat(score.confidence()).isCloseTo(1 - 0.5 * 12 / 18, within(1e-9));
        assertThat(score.samples()).isEqualTo(6);
        assertThat(score.source()).isEqualTo("family 0.80, learnt from 6 outcomes");
    }

    @Test
    void whatIsLearntFadesTowardsTheScoreItIsKnownBy() {
        review("p/a", 0, 6, NOW);

        double after = score("p/a", NOW.plus(WEEK)).score();
        double longAfter = score("p/a", NOW.plus(WEEK.multipliedBy(8))).score();

        assertThat(after).isCloseTo(0.8 * 12 / 15, within(1e-9));
        assertThat(longAfter).isEqualTo(0.8);
    }

    @Test
    void theOrderInWhichLessonsAreHeardMakesNoDifference() {
        List<Lesson> lessons = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            lessons.add(
                    lesson("p/a", day % 3 == 0 ? 0 : 1, 1, NOW.plus(Duration.ofDays(day)), null));
        }
        LearntScores shuffled = new LearntScores(WEEK);
        lessons.forEach(learnt::learn);
        Collections.shuffle(lessons, new Random(7));

        lessons.forEach(shuffled::learn);

        Instant then = NOW.plus(Duration.ofDays(30));
        assertThat(shuffled.applyTo(Models.of("p/a", 0.8, "code"), FLOOR, then).capabilities())
                .satisfies(
                        scores ->
                                assertThat(Objects.requireNonNull(scores.get("code")).score())
                                        .isCloseTo(score("p/a", then).score(), within(1e-9)));
    }

    @Test
    void aHundredThousandOutcomesDoNotOutweighAChange() {
        review("p/a", 1, 100_000, NOW);

        review("p/a", 0, 100, NOW);

        assertThat(score("p/a", NOW).score()).isLessThan(0.35);
    }

    @Test
    void aWordThatReplacesAnotherStandsAlone() {
        learnt.learn(lesson("p/a", 1, 3, NOW, null));
        Instant later = NOW.plus(WEEK);

        learnt.learn(lesson("p/a", 0, 3, later, new Feedback(1, NOW)));

        LearntScores alone = new LearntScores(WEEK);
        alone.learn(lesson("p/a", 0, 3, later, null));
        assertThat(score("p/a", later).score())
                .isCloseTo(
                        Objects.requireNonNull(
                                        alone.applyTo(Models.of("p/a", 0.8, "code"), FLOOR, later)
                                                .capabilities()
                                                .get("code"))
                                .score(),
                        within(1e-9));
        assertThat(score("p/a", later).samples()).isEqualTo(1);
    }

    @Test
    void whatIsForgottenIsForgottenForThatModelAndCapabilityAlone() {
        review("p/a", 0, 6, NOW);
        review("p/b", 0, 6, NOW);

        learnt.forget("p/a", null, NOW);
        assertThat(score("p/a", NOW).score()).isEqualTo(0.8);
        assertThat(score("p/b", NOW).score()).isLessThan(0.6);

        learnt.forget(null, "writing", NOW);
        assertThat(score("p/b", NOW).score()).isLessThan(0.6);
        learnt.forget(null, "code", NOW);
        assertThat(score("p/b", NOW).score()).isEqualTo(0.8);
        assertThat(learnt.models()).isEmpty();
    }

    @Test
    void aWordThatReplacesAForgottenOneTakesNothingAway() {
        learnt.learn(lesson("p/a", 1, 3, NOW, null));
        learnt.forget(null, null, NOW.plusSeconds(1));
        review("p/a", 1, 6, NOW.plusSeconds(2));
        double before = score("p/a", NOW.plusSeconds(2)).score();

        learnt.learn(lesson("p/a", 1, 3, NOW.plusSeconds(3), new Feedback(1, NOW)));

        assertThat(score("p/a", NOW.plusSeconds(3)).score()).isGreaterThan(before);
    }

    @Test
    void harshJudgesPutAModelLastButNeverOut() {
        review("p/a", 0, 1_000, NOW);

        assertThat(score("p/a", NOW).score()).isEqualTo(FLOOR);
        ModelDescriptor poor = learnt.applyTo(Models.of("p/a", 0.2, "code"), FLOOR, NOW);
        assertThat(Objects.requireNonNull(poor.capabilities().get("code")).score())
                .as("what was below the floor stays where it was")
                .isEqualTo(0.2);
    }

    @Test
    void lessonsOutsideTheirRangesAreNone() {
        assertThatThrownBy(() -> lesson("p/a", 1.5, 1, NOW, null)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> lesson("p/a", 1, 0, NOW, null)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> new Feedback(Double.NaN, NOW)).hasMessageContaining("NaN");
    }

    private void review(String model, double quality, int times, Instant at) {
        for (int n = 0; n < times; n++) {
            learnt.learn(lesson(model, quality, 1, at, null));
        }
    }

    private CapabilityScore score(String model, Instant at) {
        return Objects.requireNonNull(
                learnt.applyTo(Models.of(model, 0.8, "code"), FLOOR, at)
                        .capabilities()
                        .get("code"));
    }

    private static Lesson lesson(
            String model, double quality, double weight, Instant at, @Nullable Feedback replaced) {
        return new Lesson(model, "code", Source.REVIEW, quality, weight, "p/judge", at, replaced);
    }
}
