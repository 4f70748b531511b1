package io.baton.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.wire.avro.TaskConstraints;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class TaskDraftTest {
    private static final Instant NOW = Instant.parse("2030-01-31T12:00:00.123Z");

    @Test
    void eachSubmissionIsANewTaskWhoseIdTellsItsTime() {
        TaskDraft draft = TaskDraft.of("x");

        String first = draft.request(NOW).getTaskId();
        String second = draft.request(NOW).getTaskId();

        assertThat(first).isNotEqualTo(second);
        assertThat(TaskIds.madeAt(first)).contains(NOW);
        assertThat(TaskIds.check(first)).isEqualTo(first);
    }

    @Test
    void anIdOfOnesOwnIsKeptAndTellsNoTime() {
        assertThat(TaskDraft.of("x").taskId("order-7").request(NOW).getTaskId())
                .isEqualTo("order-7");
        assertThat(TaskIds.madeAt("order-7")).isEmpty();
        assertThat(TaskIds.madeAt("7f0d4d1c-6f0e-4b0e-9a35-0a8b5a1f2c3d")).isEmpty();
    }

    @Test
    void aDeadlineIsAMomentOrADurationFromSubmission() {
        TaskDraft draft = TaskDraft.of("x").deadline(NOW).deadlineIn(Duration.ofMinutes(5));

        assertThat(draft.request(NOW).getDeadline()).isEqualTo(NOW.plusSeconds(300));
        assertThat(draft.deadline(NOW).request(NOW).getDeadline()).isEqualTo(NOW);
    }

    @Test
    void whetherEarlierAnswersWillDoIsSaidBesideTheOtherConstraintsOrNotAtAll() {
        TaskConstraints limits = TaskConstraints.newBuilder().setModel("m").setCache(false).build();

        TaskConstraints both =
                TaskDraft.of("x").constraints(limits).cache(true).request(NOW).getConstraints();

        assertThat(both).isEqualTo(TaskConstraints.newBuilder(limits).setCache(true).build());
        assertThat(TaskDraft.of("x").cache(false).request(NOW).getConstraints())
                .isEqualTo(TaskConstraints.newBuilder().setCache(false).build());
        assertThat(TaskDraft.of("x").request(NOW).getConstraints()).isNull();
    }

    @Test
    void whatItMayCostIsSaidBesideTheOtherConstraints() {
        TaskConstraints limits = TaskConstraints.newBuilder().setModel("m").setMaxCost(9.0).build();

        assertThat(
                        TaskDraft.of("x")
                                .constraints(limits)
                                .maxCost(0.05)
                                .cache(true)
                                .request(NOW)
                                .getConstraints())
                .isEqualTo(
                        TaskConstraints.newBuilder(limits).setMaxCost(0.05).setCache(true).build());
    }

    @Test
    void thatTheInputMayBeCondensedIsSaidBesideTheOtherConstraints() {
        TaskConstraints limits = TaskConstraints.newBuilder().setModel("m").build();

        TaskConstraints both =
                TaskDraft.of("x")
                        .constraints(limits)
                        .condenseInput(true)
                        .request(NOW)
                        .getConstraints();

        assertThat(both)
                .isEqualTo(TaskConstraints.newBuilder(limits).setCondenseInput(true).build());
    }

    @Test
    void aBlankDescriptionOrAnUnusableIdIsAnError() {
        assertThatThrownBy(() -> TaskDraft.of(" \n")).hasMessageContaining("description is blank");
        assertThatThrownBy(() -> TaskDraft.of("x").taskId("a b"))
                .hasMessageContaining("taskId is \"a b\"");
    }
}
