package io.baton.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.planning.Rejection.Reason;
import io.baton.domain.task.Constraints;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a model has been seen to count corrects the estimate when its window is checked. */
class TokenFactorPlanningTest {
    private static final ModelDescriptor DENSE =
            Given.model("p/dense", 0.7, 8_000, 4, true, "code");
    private static final ModelDescriptor LOOSE =
            Given.model("p/loose", 0.7, 8_000, 4, true, "code");

    private final ModelSelector selector = new ModelSelector(3, 5);

    @Test
    void aModelThatCountsMoreIsRejectedWithItsOwnFigures() {
        Selection selection = select(need(6_000, 0), Map.of("p/loose", counting(1.25)));

        assertThat(selection.candidates()).extracting(Candidate::model).containsExactly("p/dense");
        assertThat(selection.rejected())
                .containsExactly(
                        new Rejection(
                                "p/loose",
                                Reason.CONTEXT_TOO_SMALL,
                                "its window of 8000 tokens is smaller than 7500 for the prompt"
                                        + " (estimated 6000, times 1.25 as it has counted so far)"
                                        + " and 1000 for the answer"));
    }

    @Test
    void aModelThatCountsLessTakesWhatTheEstimateAloneWouldRefuse() {
        Selection selection = select(need(8_000, 0), Map.of("p/dense", counting(0.8)));

        assertThat(selection.candidates()).extracting(Candidate::model).containsExactly("p/dense");
        assertThat(selection.room()).isEqualTo(1_600);
    }

    @Test
    void earlierAnswersAreNeverCountedForLessThanTheirBound() {
        Selection selection = select(need(8_000, 6_000), Map.of("p/dense", counting(0.8)));

        assertThat(selection.candidates()).isEmpty();
    }

    @Test
    void earlierAnswersAreCountedForMoreWhereTheModelCountsMore() {
        Selection selection = select(need(6_000, 6_000), Map.of("p/loose", counting(1.25)));

        assertThat(selection.candidates()).extracting(Candidate::model).containsExactly("p/dense");
    }

    @Test
    void theRoomForTheAnswerIsThatOfTheModelThatCountsMost() {
        Selection selection = select(need(4_000, 0), Map.of("p/loose", counting(1.5)));

        assertThat(selection.room()).isEqualTo(2_000);
    }

    @Test
    void whoIsRefusedHearsTheFiguresOfTheLargestModelAsItCounts() {
        ModelCatalog catalog = new ModelCatalog(List.of(DENSE), Map.of("p/dense", counting(1.5)));
        StageNeed need = need(6_000, 0);

        ModelOrchestratorError error =
                Shortfall.of("executor", catalog, need, selector.select(catalog, need), false);

        assertThat(error.code()).isEqualTo(ErrorCode.CONTEXT_EXCEEDED);
        assertThat(error.details())
                .containsEntry("promptTokens", "9000")
                .containsEntry("neededTokens", "10000");
    }

    @Test
    void whatOneWorkerHasSeenCountsBesideOneThatHasSeenNothing() {
        assertThat(counting(0.8).beside(ModelPerformance.UNKNOWN).tokenFactor()).isEqualTo(0.8);
        assertThat(counting(0.8).beside(counting(0.9)).tokenFactor()).isEqualTo(0.9);
    }

    private Selection select(StageNeed need, Map<String, ModelPerformance> seen) {
        return selector.select(new ModelCatalog(List.of(DENSE, LOOSE), seen), need);
    }

    private static StageNeed need(int prompt, int ofAnswers) {
        return new StageNeed(
                "code", prompt, ofAnswers, 1_000, 0.3, false, Set.of(), Constraints.NONE, null);
    }

    private static ModelPerformance counting(double factor) {
        return new ModelPerformance(
                        1,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        30,
                        0,
                        ModelPerformance.Circuit.CLOSED,
                        1)
                .withTokenFactor(factor);
    }
}
