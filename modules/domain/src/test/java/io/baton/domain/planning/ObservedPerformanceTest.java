package io.baton.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.model.ModelPerformance.Circuit;
import io.baton.domain.task.Constraints;
import io.baton.domain.task.Priority;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was measured at run time decides among models that are otherwise alike. */
class ObservedPerformanceTest {
    private static final ModelDescriptor A = Given.model("p/a", 0.7, 8_000, 4, true, "code");
    private static final ModelDescriptor B = Given.model("p/b", 0.7, 8_000, 4, true, "code");

    private final ModelSelector selector = new ModelSelector(3, 5);

    @Test
    void theFasterOfTwoEqualModelsIsPreferred() {
        assertThat(best(Map.of("p/a", calls(100, 20, 0), "p/b", calls(100, 2, 0))))
                .isEqualTo("p/b");
    }

    @Test
    void aFewCallsWeighLessThanMany() {
        assertThat(best(Map.of("p/a", calls(1, 12, 0), "p/b", calls(100, 12, 0)))).isEqualTo("p/a");
    }

    @Test
    void aModelThatFailsOftenComesAfterOneThatIsSlower() {
        assertThat(best(Map.of("p/a", calls(50, 2, 0.4), "p/b", calls(50, 6, 0)))).isEqualTo("p/b");
    }

    @Test
    void aModelWithAnOpenCircuitComesAfterAPoorOne() {
        ModelDescriptor poor = Given.model("p/poor", 0.3, 8_000, 70, false, "code");

        Selection selection =
                selector.select(
                        new ModelCatalog(
                                List.of(A, poor), Map.of("p/a", circuit(Circuit.OPEN, 0.9))),
                        need(Constraints.NONE));

        assertThat(selection.candidates())
                .extracting(Candidate::model)
                .containsExactly("p/poor", "p/a");
        assertThat(selection.candidates().getLast().reason())
                .contains("90 % failed lately")
                .contains("left alone for now");
    }

    @Test
    void aModelThatIsBeingTriedAgainIsRankedAsIfItHadNotFailed() {
        assertThat(best(Map.of("p/a", circuit(Circuit.HALF_OPEN, 0.9), "p/b", calls(20, 5, 0.2))))
                .isEqualTo("p/a");
    }

    @Test
    void speedCanOutweighQualityWhereTheTaskWantsSpeed() {
        ModelDescriptor better = Given.model("p/better", 0.95, 8_000, 4, true, "code");
        ModelCatalog catalog =
                new ModelCatalog(
                        List.of(A, better),
                        Map.of("p/a", calls(50, 1, 0), "p/better", calls(50, 30, 0)));

        assertThat(first(catalog, Given.priority(Priority.SPEED))).isEqualTo("p/a");
        assertThat(first(catalog, Given.priority(Priority.QUALITY))).isEqualTo("p/better");
    }

    @Test
    void theReasonHasTheFigures() {
        ModelCatalog catalog = new ModelCatalog(List.of(A), Map.of("p/a", calls(34, 2, 0)));

        assertThat(
                        selector.select(catalog, need(Constraints.NONE))
                                .candidates()
                                .getFirst()
                                .reason())
                .endsWith("window 8000, 2.0 s a call over 34 calls");
    }

    private String best(Map<String, ModelPerformance> seen) {
        return first(new ModelCatalog(List.of(A, B), seen), Constraints.NONE);
    }

    private String first(ModelCatalog catalog, Constraints constraints) {
        return selector.select(catalog, need(constraints)).candidates().getFirst().model();
    }

    private static StageNeed need(Constraints constraints) {
        return new StageNeed("code", 100, 500, 0.3, false, Set.of(), constraints);
    }

    private static ModelPerformance calls(int calls, int seconds, double errorRate) {
        Duration typical = Duration.ofSeconds(seconds);
        return new ModelPerformance(calls, typical, typical, 30, errorRate, Circuit.CLOSED, 1);
    }

    private static ModelPerformance circuit(Circuit circuit, double errorRate) {
        Duration typical = Duration.ofSeconds(2);
        return new ModelPerformance(20, typical, typical, 30, errorRate, circuit, 1);
    }
}
