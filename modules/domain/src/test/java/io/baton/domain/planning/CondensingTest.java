package io.baton.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Role;
import io.baton.domain.cost.Cost;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.task.Constraints;
import io.baton.domain.task.Task;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** An input that fits no model is condensed first, if its task allows it, and not otherwise. */
class CondensingTest {
    private static final String INPUT = "Seven brokers keep it. ".repeat(2_500);
    private static final ModelDescriptor SMALL = Given.allRound("ollama/small", 0.8, 4_096, 3);

    private final TaskAnalyzer analyzer = Given.analyzer(Given.reads("general", 1));

    private Plan plan(@Nullable String chain, Constraints constraints, ModelDescriptor... models) {
        Task task = Given.task(null, "Do it", INPUT, "general", chain, constraints, null, null);
        return analyzer.analyze(task, Given.catalog(models), Given.NOW);
    }

    @Test
    void withoutAnAllowanceNothingIsCondensedAndTheErrorNamesIt() {
        Plan plan = plan(null, Constraints.NONE, SMALL);

        assertThat(plan.refusal())
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo(ErrorCode.CONTEXT_EXCEEDED);
                            assertThat(error.message()).contains("4096", "condenseInput");
                            assertThat(error.details()).containsEntry("largestWindow", "4096");
                        });
        assertThat(plan.stages()).isEmpty();
    }

    @Test
    void withAnAllowanceAStageBeforeAllOthersCondensesIt() {
        Plan plan = plan(null, Given.condensing(), SMALL);

        assertThat(plan.refusal()).isNull();
        PlannedStage first = plan.stages().getFirst();
        assertThat(first.role()).isEqualTo(Role.CONTEXT);
        assertThat(first.optional()).isFalse();
        assertThat(first.capability()).isEqualTo("summarization");
        assertThat(first.condenseTo()).isBetween(256, 2_000);
        assertThat(first.maxOutputTokens()).isBetween(1, 1_024);
        assertThat(plan.stages().stream().skip(1))
                .allSatisfy(
                        stage -> {
                            assertThat(stage.dependsOn()).contains(first.id());
                            assertThat(stage.condenseTo()).isZero();
                            assertThat(stage.estimatedPromptTokens() + stage.maxOutputTokens())
                                    .isLessThanOrEqualTo(4_096);
                        });
        assertThat(plan.doubt()).contains("condensed to at most " + first.condenseTo());
    }

    @Test
    void underACeilingAllPartsCount() {
        ModelDescriptor priced = Given.priced(SMALL, "1", "1");
        Constraints allowed = Given.condensing();

        Plan plan = plan(null, allowed.within(Cost.of(1)), priced);
        Cost planned =
                Objects.requireNonNull(plan.stages().getFirst().candidates().getFirst().cost());

        assertThat(plan.refusal()).isNull();
        // At least what reading the whole input once costs.
        assertThat(planned).isGreaterThan(Cost.of(INPUT.length() / 4e6));
        assertThat(plan(null, allowed.within(Cost.of(0.02)), priced).refusal())
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
                            assertThat(error.message()).contains("Condensing the input", "0.02");
                        });
    }

    @Test
    void whatOnlyAnExtractorCanDoIsNotSaidToBeCondensed() {
        Task task =
                Given.task(null, "Do it", INPUT, "analysis", null, Given.condensing(), null, null);

        Plan plan = analyzer.analyze(task, Given.catalog(Given.builtin()), Given.NOW);

        assertThat(plan.refusal()).isNull();
        assertThat(plan.stages()).noneMatch(stage -> stage.condenseTo() > 0);
        assertThat(plan.doubt()).contains("picks from the input").doesNotContain("condensed");
    }

    @Test
    void aModelWithRoomForItReadsItWhole() {
        Plan plan =
                plan(null, Given.condensing(), SMALL, Given.allRound("m/large", 0.5, 32_768, 20));

        assertThat(plan.stages()).noneMatch(stage -> stage.condenseTo() > 0);
        assertThat(Given.stage(plan, "executor").candidates())
                .extracting(Candidate::model)
                .containsExactly("m/large");
    }

    @Test
    void aChainsOwnContextStageIsTheOneThatCondenses() {
        Plan plan = plan("analysis", Given.condensing(), SMALL);

        assertThat(plan.stages())
                .extracting(PlannedStage::id)
                .containsExactly("context", "executor", "reviewer");
        assertThat(plan.stages().getFirst().condenseTo()).isPositive();
    }

    @Test
    void parallelModelsGetTheCondensedInputToo() {
        Plan plan = plan("panel", Given.condensing(), SMALL, Given.allRound("m/b", 0.7, 4_096, 3));

        assertThat(plan.stages()).hasSize(4);
        assertThat(plan.stages().stream().skip(1))
                .allMatch(stage -> stage.dependsOn().contains("context"));
    }

    @Test
    void aLanguageModelWithACondensedInputGoesBeforeOneThatOnlyExtracts() {
        Task task =
                Given.task(null, "Do it", INPUT, "analysis", null, Given.condensing(), null, null);

        Plan plan = analyzer.analyze(task, Given.catalog(SMALL, Given.builtin()), Given.NOW);

        assertThat(plan.stages().getFirst().condenseTo()).isPositive();
        assertThat(Given.stage(plan, "executor").candidates().getFirst().model())
                .isEqualTo("ollama/small");
    }

    @Test
    void whatOnlyExtractsCondensesWhenNoLanguageModelCan() {
        ModelDescriptor writer = Given.model("m/writer", 0.8, 4_096, 3, true, "general");

        Plan plan = plan(null, Given.condensing(), writer, Given.builtin());

        assertThat(plan.stages().getFirst().candidates())
                .extracting(Candidate::model)
                .containsExactly("builtin/extractive");
    }

    @Test
    void theExecutorsModelsCondenseWhenNobodySummarizes() {
        ModelDescriptor writer = Given.model("m/writer", 0.8, 4_096, 3, true, "general");

        Plan plan = plan(null, Given.condensing(), writer);

        assertThat(plan.stages().getFirst().capability()).isEqualTo("general");
    }

    @Test
    void windowsThatLeaveNoRoomEvenForThatAreStillAnErrorWithNumbers() {
        Plan plan = plan(null, Given.condensing(), Given.allRound("m/tiny", 0.8, 512, 1));

        assertThat(plan.refusal())
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo(ErrorCode.CONTEXT_EXCEEDED);
                            assertThat(error.message()).contains("512", "does not help");
                        });
    }

    @Test
    void aLongDescriptionIsNoReasonToNameTheAllowance() {
        Task task = Given.task(INPUT.substring(0, 19_000));

        Plan plan =
                analyzer.analyze(
                        task, Given.catalog(Given.allRound("m", 0.8, 4_096, 1)), Given.NOW);

        assertThat(plan.refusal())
                .satisfies(error -> assertThat(error.message()).doesNotContain("condenseInput"));
        assertThat(List.of(plan.stages())).containsExactly(List.of());
    }
}
