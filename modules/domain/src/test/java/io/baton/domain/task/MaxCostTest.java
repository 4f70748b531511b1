package io.baton.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.cost.Cost;
import io.baton.domain.error.ModelOrchestratorError;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Set;

/** The ceiling of cost that a task asks for, and the one that its installation has. */
class MaxCostTest {
    private static final TaskValidation OPEN = validation(null);
    private static final TaskValidation LIMITED = validation(Cost.of(0.5));

    @Test
    void aTasksCeilingIsTakenToTheLastDigit() {
        assertThat(ceiling(OPEN, 0.1)).isEqualTo(new Cost(100_000_000_000L));
        assertThat(ceiling(OPEN, 0.0)).isEqualTo(Cost.NONE);
        assertThat(ceiling(OPEN, null)).isNull();
    }

    @Test
    void theInstallationsHoldsWhereATaskNamesNone() {
        assertThat(ceiling(LIMITED, null)).isEqualTo(Cost.of(0.5));
        assertThat(valid(LIMITED.validate(Drafts.described("t1", "x"))).maxCost())
                .isEqualTo(Cost.of(0.5));
    }

    @Test
    void aTasksOwnCanOnlyBeLower() {
        assertThat(ceiling(LIMITED, 0.5)).isEqualTo(Cost.of(0.5));
        assertThat(ceiling(LIMITED, 0.1)).isEqualTo(Cost.of(0.1));

        ModelOrchestratorError error = error(LIMITED.validate(draft(0.51)));

        assertThat(error.details())
                .containsEntry("field", "constraints.maxCost")
                .containsEntry("value", "0.51");
        assertThat(error.message()).contains("0.5 at most").contains("baton.tasks.max-cost");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, Double.NaN, Double.POSITIVE_INFINITY, 1_000_001})
    void whatIsNoAmountIsNamedWithTheFix(double wrong) {
        ModelOrchestratorError error = error(OPEN.validate(draft(wrong)));

        assertThat(error.details())
                .containsEntry("field", "constraints.maxCost")
                .containsEntry("value", Double.toString(wrong));
        assertThat(error.details().get("fix")).contains("0.05");
    }

    private static @Nullable Cost ceiling(TaskValidation validation, @Nullable Double own) {
        return valid(validation.validate(draft(own))).maxCost();
    }

    private static Constraints valid(Validated validated) {
        assertThat(validated).isInstanceOf(Validated.Valid.class);
        return ((Validated.Valid) validated).task().constraints();
    }

    private static ModelOrchestratorError error(Validated validated) {
        assertThat(validated).isInstanceOf(Validated.Invalid.class);
        return ((Validated.Invalid) validated).error();
    }

    private static TaskDraft draft(@Nullable Double own) {
        return Drafts.limits(
                new TaskDraft.Limits(null, null, null, null, null, null, null, null, false, own));
    }

    private static TaskValidation validation(@Nullable Cost most) {
        TaskLimits limits =
                new TaskLimits(
                        100, 50, 40, 2, 30, Duration.ofMinutes(5), Duration.ofHours(1), most);
        return new TaskValidation(limits, Set.of("code"), Set.of("default"));
    }
}
