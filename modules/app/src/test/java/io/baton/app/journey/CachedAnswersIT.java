package io.baton.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.app.RunningBaton;
import io.baton.client.BatonClient;
import io.baton.client.Submission;
import io.baton.client.TaskDraft;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.wire.avro.AttemptReport;
import io.baton.wire.avro.StageReport;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskEventKind;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The same task again costs no call, at whichever worker it arrives, and its result says so. */
class CachedAnswersIT {
    private static final int STAGES = 2;

    @Test
    void theSameTaskAgainIsAnsweredWithoutACallThereAndAtAnotherWorker() throws Exception {
        try (FakeModelServer models =
                        Installation.ollamaServer().model(FakeModel.of("m", 16_384)).start();
                Installation baton = Installation.start()) {
            RunningBaton first = baton.run(worker(models, "first"));
            baton.run("--baton.roles=analyzer,synthesizer");
            try (BatonClient client = baton.client()) {
                // given an answer of each stage
                TaskResult fresh = result(client, task().cache(true));
                assertThat(fresh.getStatus()).isEqualTo(TaskStatus.SUCCEEDED);
                assertThat(fresh.getStages()).hasSize(STAGES).noneMatch(StageReport::getCached);
                assertThat(models.log().calls()).hasSize(STAGES);

                // when it is asked again
                List<TaskEvent> events = new CopyOnWriteArrayList<>();
                Submission again = client.submit(task().cache(true));
                client.follow(again.taskId(), events::add);
                // then no model is called, and everybody is told
                assertCached(again.result().get(60, TimeUnit.SECONDS), fresh, "first");
                assertThat(models.log().calls()).hasSize(STAGES);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .untilAsserted(
                                () ->
                                        assertThat(events)
                                                .filteredOn(
                                                        event ->
                                                                event.getKind()
                                                                        == TaskEventKind
                                                                                .STAGE_COMPLETED)
                                                .hasSize(STAGES)
                                                .allMatch(
                                                        event ->
                                                                "cached"
                                                                        .equals(
                                                                                event
                                                                                        .getMessage())));

                // when it is not asked for, or refused
                assertThat(result(client, task()).getStages()).noneMatch(StageReport::getCached);
                assertThat(result(client, task().cache(false)).getStages())
                        .noneMatch(StageReport::getCached);
                assertThat(models.log().calls()).hasSize(3 * STAGES);

                // when the worker that had the answers is gone
                first.close();
                baton.run(worker(models, "second"));
                TaskResult unknown = result(client, task("Say another thing").cache(true));
                assertThat(unknown.getStages()).noneMatch(StageReport::getCached);
                int before = models.log().calls().size();
                // then another has heard of them
                assertCached(result(client, task().cache(true)), fresh, "second");
                assertThat(models.log().calls()).hasSize(before);
            }
        }
    }

    private static void assertCached(TaskResult result, TaskResult fresh, String worker) {
        assertThat(result.getStatus()).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(result.getOutput()).as("at " + worker).isEqualTo(fresh.getOutput());
        assertThat(result.getStages())
                .hasSize(STAGES)
                .allSatisfy(
                        stage -> {
                            assertThat(stage.getCached()).isTrue();
                            assertThat(stage.getModel()).isEqualTo("ollama/m");
                            assertThat(stage.getPromptTokens()).isZero();
                            assertThat(stage.getCompletionTokens()).isZero();
                            AttemptReport attempt = stage.getAttempts().getFirst();
                            assertThat(attempt.getCached()).isTrue();
                            assertThat(attempt.getDurationMs()).isZero();
                        });
    }

    private static TaskResult result(BatonClient client, TaskDraft task) throws Exception {
        return client.submit(task).result().get(60, TimeUnit.SECONDS);
    }

    private static TaskDraft task() {
        return task("Say what an event is");
    }

    private static TaskDraft task(String description) {
        return TaskDraft.of(description).capability("general").chain("digest");
    }

    private static String[] worker(FakeModelServer models, String id) {
        return Installation.ollama(
                models,
                4,
                "--baton.roles=worker",
                "--baton.worker.id=" + id,
                "--baton.builtin=false",
                "--baton.worker.capabilities=general,analysis");
    }
}
