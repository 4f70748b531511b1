package io.baton.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.learning.LearntModels;
import io.baton.domain.learning.LearntScores;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.task.Constraints;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;

/** What curiosity may do to a plan, and what not. */
class CuriosityTest {
    private static final ModelDescriptor A = Given.model("p/a", 0.72, 8_000, 4, true, "code");
    private static final ModelDescriptor B = Given.model("p/b", 0.70, 8_000, 4, true, "code");

    private final LearntModels models =
            LearntModels.of(
                    Given.catalog(A, B), new LearntScores(Duration.ofDays(7)), 0.3, Given.NOW);

    @Test
    void theSameTaskIsPlannedTheSameWay() {
        assertThat(plan("t1", 0.3)).isEqualTo(plan("t1", 0.3));
    }

    @Test
    void ofManyTasksSomeTryTheSecondBest() {
        long second =
                IntStream.range(0, 1_000)
                        .filter(n -> first("task-" + n, 0.3).equals("p/b"))
                        .count();

        assertThat(second).isBetween(200L, 500L);
    }

    @Test
    void aScoreIsMovedNoFurtherThanItsBound() {
        for (int n = 0; n < 1_000; n++) {
            double shift = models.exploredFor("task-" + n, 0.05).curiosity().shift("p/a", "code");
            assertThat(shift).isBetween(-0.05, 0.05);
        }
    }

    @Test
    void aPlanSaysWhatCuriosityDid() {
        assertThat(plan("t1", 0.3).candidates().getFirst().reason())
                .matches(".*code 0\\.7\\d .*, explored as 0\\.\\d\\d (better|worse).*");
        assertThat(new ModelSelector(3, 5).select(models.catalog(), need(0.3)).candidates())
                .noneMatch(candidate -> candidate.reason().contains("explored"));
    }

    @Test
    void limitsAreDecidedByWhatIsKnown() {
        for (int n = 0; n < 200; n++) {
            Selection selection =
                    new ModelSelector(3, 5)
                            .select(models.exploredFor("task-" + n, 0.3), need(0.71));

            assertThat(selection.candidates()).extracting(Candidate::model).containsExactly("p/a");
        }
    }

    @Test
    void whatIsNotKnownIsNotExplored() {
        assertThat(models.exploredFor("t1", 0.3).curiosity().shift("p/a", "vision")).isZero();
        assertThat(models.exploredFor("t1", 0.3).curiosity().shift("p/c", "code")).isZero();
    }

    private String first(String task, double bound) {
        return plan(task, bound).candidates().getFirst().model();
    }

    private Selection plan(String task, double bound) {
        return new ModelSelector(3, 5).select(models.exploredFor(task, bound), need(0.3));
    }

    private static StageNeed need(double minScore) {
        return new StageNeed("code", 100, 500, minScore, false, Set.of(), Constraints.NONE);
    }
}
