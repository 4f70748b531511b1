package io.baton.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Parallel.Gather;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.planning.PlannedStage.Gathering;
import io.baton.domain.task.Constraints;
import io.baton.domain.task.Task;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** How a stage of parallel models is planned; by the built-in chain {@code panel}. */
class BranchesTest {
    private final TaskAnalyzer analyzer = Given.analyzer(Given.reads("general", 1));

    @Test
    void eachOfTheBestModelsHasABranchAndTheOthersAreSpares() {
        Plan plan =
                plan(
                        Given.allRound("p/a", 0.9, 32_000, 8),
                        Given.allRound("p/b", 0.8, 32_000, 8),
                        Given.allRound("p/c", 0.7, 32_000, 8),
                        Given.allRound("p/d", 0.6, 32_000, 8),
                        Given.allRound("p/e", 0.5, 32_000, 8));

        assertThat(plan.stages())
                .extracting(PlannedStage::id)
                .containsExactly("executor-1", "executor-2", "executor-3", "executor");
        assertThat(models(plan.stages().get(0))).containsExactly("p/a", "p/d", "p/e");
        assertThat(models(plan.stages().get(1))).containsExactly("p/b", "p/e", "p/d");
        PlannedStage gathering = plan.stages().getLast();
        assertThat(gathering.gathering()).isEqualTo(new Gathering(Gather.BEST_OF, 1));
        assertThat(gathering.dependsOn()).containsExactly("executor-1", "executor-2", "executor-3");
    }

    @Test
    void theJudgeHasRoomForAllAnswers() {
        Plan plan =
                plan(
                        Given.allRound("p/small", 0.95, 4_000, 8),
                        Given.allRound("p/large", 0.5, 32_000, 8));

        assertThat(models(plan.stages().getFirst())).containsExactly("p/small");
        assertThat(models(plan.stages().getLast())).containsExactly("p/large");
    }

    @Test
    void whatOnlyPicksFromTheInputHasNoBranchBesideLanguageModels() {
        Plan plan =
                analyzer.analyze(
                        panel("analysis"),
                        Given.catalog(
                                Given.allRound("p/a", 0.9, 32_000, 8),
                                Given.allRound("p/b", 0.8, 32_000, 8),
                                Given.builtin()),
                        Given.NOW);

        assertThat(plan.stages()).hasSize(3);
        assertThat(plan.stages())
                .allSatisfy(it -> assertThat(models(it)).doesNotContain("builtin/extractive"));
    }

    @Test
    void withOneModelTheStageIsAnOrdinaryOneAndThePlanSaysSo() {
        Plan plan = plan(Given.allRound("p/only", 0.9, 32_000, 8));

        assertThat(plan.stages())
                .singleElement()
                .satisfies(it -> assertThat(it.gathering()).isNull());
        assertThat(Objects.requireNonNull(plan.doubt())).contains("3 models").contains("p/only");
    }

    private Plan plan(ModelDescriptor... models) {
        return analyzer.analyze(panel("general"), Given.catalog(models), Given.NOW);
    }

    private static Task panel(String capability) {
        return Given.task(
                null,
                "Say what an event is",
                null,
                capability,
                "panel",
                Constraints.NONE,
                null,
                null);
    }

    private static List<String> models(PlannedStage stage) {
        return stage.candidates().stream().map(Candidate::model).toList();
    }
}
