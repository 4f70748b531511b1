package io.baton.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.testbroker.JvmProcess;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Guarantees 1 and 2: a worker that is killed in the middle loses nothing and repeats no result.
 */
class KilledWorkerIT {
    private static final int TASKS = 300;
    private static final int SLOTS = 16;
    private static final Duration CALL = Duration.ofMillis(200);

    @Test
    void everyTaskHasOneResultThoughAWorkerIsKilled() throws Exception {
        try (FakeModelServer models =
                        Installation.ollamaServer()
                                .latency(CALL)
                                .model(FakeModel.of("coder", 16_384))
                                .start();
                Installation baton = Installation.start()) {
            // given
            String[] worker =
                    Installation.ollama(
                            models,
                            SLOTS,
                            "--baton.roles=worker",
                            "--baton.builtin=false",
                            "--baton.worker.lanes=" + SLOTS,
                            "--baton.worker.capabilities=code,planning");
            baton.run("--baton.roles=analyzer,synthesizer");
            JvmProcess doomed = baton.process(worker, "doomed");
            baton.process(worker, "other");
            try (Producer<byte[], byte[]> producer = baton.producer()) {
                for (int n = 0; n < TASKS; n++) {
                    var _ = producer.send(JsonTasks.good(baton.topology().tasks(), "task-" + n));
                }
            }
            // when
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> models.log().calls().size() > TASKS);
            doomed.kill();
            // then
            try (Consumer<byte[], byte[]> results =
                    baton.consumer(List.of(baton.topology().results()))) {
                ReadResults read = new ReadResults(results);
                List<ConsumerRecord<byte[], byte[]>> all = read.await(TASKS, Duration.ofMinutes(3));
                assertThat(all).hasSize(TASKS);
                assertThat(read.byKey()).hasSize(TASKS);
                assertThat(all)
                        .allSatisfy(
                                result ->
                                        assertThat(new String(result.value(), UTF_8))
                                                .contains("\"status\":\"SUCCEEDED\""));
            }
            // what was in flight is all that may run twice: three stages a task, and the slots
            assertThat(models.log().calls()).hasSizeLessThanOrEqualTo(3 * TASKS + 2 * SLOTS);
            System.out.printf(
                    Locale.ROOT,
                    "tasks in %d, results out %d, calls %d (%d repeated), calls at once on average %.1f of %d%n",
                    TASKS,
                    TASKS,
                    models.log().calls().size(),
                    models.log().calls().size() - 3 * TASKS,
                    models.log().averageInFlight(),
                    2 * SLOTS);
        }
    }
}
