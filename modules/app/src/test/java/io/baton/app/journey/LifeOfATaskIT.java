package io.baton.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.client.BatonClient;
import io.baton.client.Submission;
import io.baton.client.TaskDraft;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskEventKind;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The story that the README's table tells: one task, step by step, to its result. */
class LifeOfATaskIT {
    private static Installation baton;
    private static FakeModelServer models;
    private static BatonClient client;

    @BeforeAll
    static void start() throws Exception {
        models =
                Installation.ollamaServer().model(FakeModel.of("qwen2.5-coder:7b", 16_384)).start();
        baton = Installation.start();
        baton.run(Installation.ollama(models, 4));
        client = baton.client();
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        baton.close();
        models.close();
    }

    @Test
    void aTaskRunsThroughItsChainAndItsResultSaysHow() throws Exception {
        // given
        TaskDraft task =
                TaskDraft.of("Create a React component")
                        .type("code_generation")
                        .require("language", "typescript")
                        .label("ticket", "42");
        List<TaskEvent> events = new CopyOnWriteArrayList<>();
        // when
        Submission submission = client.submit(task);
        client.follow(submission.taskId(), events::add);
        TaskResult result = submission.result().get(60, TimeUnit.SECONDS);
        // then
        assertThat(result.getStatus()).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(result.getChain()).isEqualTo("code");
        assertThat(result.getFormat()).isEqualTo("code");
        assertThat(result.getOutput()).isNotBlank();
        assertThat(result.getLabels()).containsEntry("ticket", "42");
        assertThat(result.getStages())
                .extracting(stage -> stage.getRole() + " " + stage.getModel())
                .containsExactly(
                        "planner ollama/qwen2.5-coder:7b",
                        "executor ollama/qwen2.5-coder:7b",
                        "reviewer ollama/qwen2.5-coder:7b");
        assertThat(result.getStages())
                .allSatisfy(stage -> assertThat(stage.getCompletionTokens()).isPositive());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(events)
                                        .extracting(TaskEvent::getKind)
                                        .contains(
                                                TaskEventKind.PLANNED,
                                                TaskEventKind.STAGE_DISPATCHED,
                                                TaskEventKind.STAGE_STARTED,
                                                TaskEventKind.STAGE_COMPLETED,
                                                TaskEventKind.SUCCEEDED));
    }

    @Test
    void aTaskSentAsJsonByAPlainProducerIsAnsweredInJson() throws Exception {
        // given
        String json =
                "{\"taskId\":\"from-a-shell\",\"type\":\"code_generation\",\"description\":\"Sort a list\"}";
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        baton.topology().tasks(),
                        "from-a-shell".getBytes(UTF_8),
                        json.getBytes(UTF_8));
        record.headers().add("content-type", "application/json".getBytes(UTF_8));
        // when
        try (Producer<byte[], byte[]> producer = baton.producer()) {
            producer.send(record).get();
        }
        // then
        try (Consumer<byte[], byte[]> results =
                baton.consumer(List.of(baton.topology().results()))) {
            List<String> values = new CopyOnWriteArrayList<>();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> {
                                results.poll(Duration.ofMillis(200))
                                        .forEach(
                                                result ->
                                                        values.add(
                                                                new String(result.value(), UTF_8)));
                                return values.stream().anyMatch(v -> v.contains("from-a-shell"));
                            });
            assertThat(values)
                    .anySatisfy(
                            value ->
                                    assertThat(value)
                                            .startsWith("{")
                                            .contains("\"taskId\":\"from-a-shell\"")
                                            .contains("\"status\":\"SUCCEEDED\""));
        }
    }
}
