package io.baton.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.client.BatonClient;
import io.baton.client.TaskDraft;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.testkit.FakeRequest;
import io.baton.testkit.Fault;
import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordType;
import io.baton.wire.avro.ModelStatus;
import io.baton.wire.avro.PerformanceReport;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Two workers share a provider: what it asks of one of them, the other keeps to. One of them reads
 * tasks of one capability, the other those of another, so that it is known who would call.
 */
class SharedRetryAfterIT {
    private static final String MODEL = "qwen2.5:14b";
    private static final String FIRST = "first/" + MODEL;
    private static final String SECOND = "second/llama3.2:1b";

    private FakeModelServer first;
    private FakeModelServer second;
    private Installation baton;

    @BeforeEach
    void start() throws Exception {
        first = Installation.ollamaServer().resident(FakeModel.of(MODEL, 16_384)).start();
        second = Installation.ollamaServer().model(FakeModel.of("llama3.2:1b", 16_384)).start();
        baton = Installation.start();
    }

    @AfterEach
    void stop() throws Exception {
        baton.close();
        first.close();
        second.close();
    }

    @Test
    void theOtherWorkerCallsNobodyBeforeTheProviderWantsToBeCalled() throws Exception {
        run(List.of(first));
        try (BatonClient client = baton.client();
                Consumer<byte[], byte[]> models =
                        baton.consumer(List.of(baton.topology().models()))) {
            // given
            first.fail(MODEL, Fault.throttled("3"), 1);
            CompletableFuture<TaskResult> throttled = submit(client, "general");
            Instant until = awaitRest(models);

            // when
            List<CompletableFuture<TaskResult>> others = new ArrayList<>();
            for (int n = 0; n < 4; n++) {
                others.add(submit(client, "analysis"));
            }

            // then
            for (CompletableFuture<TaskResult> each : others) {
                assertThat(succeeded(each).getStages().getLast().getAttempts()).hasSize(1);
            }
            succeeded(throttled);
            List<FakeRequest> calls = first.log().calls();
            assertThat(calls).hasSize(6);
            assertThat(calls.subList(1, 6)).allMatch(call -> !call.at().isBefore(until));
        }
    }

    @Test
    void theOtherWorkerTakesTheNextCandidateAtOnce() throws Exception {
        run(List.of(first, second));
        try (BatonClient client = baton.client();
                Consumer<byte[], byte[]> models =
                        baton.consumer(List.of(baton.topology().models()))) {
            // given
            assertThat(model(succeeded(submit(client, "analysis")))).isEqualTo(FIRST);
            first.fail(MODEL, Fault.throttled("120"), 1);
            assertThat(model(succeeded(submit(client, "general")))).isEqualTo(SECOND);
            awaitRest(models);
            first.log().clear();

            // when
            TaskResult result = succeeded(submit(client, "analysis"));

            // then
            assertThat(model(result)).isEqualTo(SECOND);
            assertThat(result.getStages().getLast().getAttempts()).hasSize(1);
            assertThat(first.log().calls()).isEmpty();
        }
    }

    /** Waits until what the provider asked for is announced; the other worker hears it as soon. */
    private static Instant awaitRest(Consumer<byte[], byte[]> models) {
        List<ModelStatus> told = new ArrayList<>();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(
                        () -> {
                            models.poll(Duration.ofMillis(100)).forEach(it -> add(it, told));
                            assertThat(told).isNotEmpty();
                        });
        PerformanceReport report = told.getFirst().getPerformance();
        assertThat(told.getFirst().getWorkerId()).isEqualTo("generalist");
        assertThat(report).isNotNull();
        return report.getRetryAfterUntil();
    }

    private static void add(ConsumerRecord<byte[], byte[]> record, List<ModelStatus> told) {
        if (record.value() != null) {
            ModelStatus status = BatonSerdes.read(RecordType.MODEL_STATUS, record.value());
            PerformanceReport seen = status.getPerformance();
            if (seen != null && seen.getRetryAfterUntil() != null) {
                told.add(status);
            }
        }
    }

    private static CompletableFuture<TaskResult> submit(BatonClient client, String capability) {
        return client.submit(
                        TaskDraft.of("Say what an event is").capability(capability).chain("one"))
                .result();
    }

    private static TaskResult succeeded(CompletableFuture<TaskResult> task) throws Exception {
        TaskResult result = task.get(60, TimeUnit.SECONDS);
        assertThat(result.getStatus()).isEqualTo(TaskStatus.SUCCEEDED);
        return result;
    }

    private static String model(TaskResult result) {
        return String.valueOf(result.getStages().getLast().getModel());
    }

    private void run(List<FakeModelServer> servers) throws Exception {
        List<String> settings = new ArrayList<>();
        settings.add("--baton.builtin=false");
        settings.add("--baton.worker.heartbeat=30s");
        settings.add("--baton.chains[0].name=one");
        settings.add("--baton.chains[0].stages[0].role=executor");
        for (int n = 0; n < servers.size(); n++) {
            String key = "--baton.providers[" + n + "].";
            settings.add(key + "id=" + (n == 0 ? "first" : "second"));
            settings.add(key + "type=ollama");
            settings.add(key + "endpoint=" + servers.get(n).endpoint());
            settings.add(key + "max-concurrency=4");
        }
        baton.run(with(settings, "generalist", "general", "analyzer,worker,synthesizer"));
        baton.run(with(settings, "analyst", "analysis", "worker"));
    }

    private static String[] with(
            List<String> settings, String worker, String capability, String roles) {
        List<String> all = new ArrayList<>(settings);
        all.add("--baton.roles=" + roles);
        all.add("--baton.worker.id=" + worker);
        all.add("--baton.worker.capabilities=" + capability);
        return all.toArray(String[]::new);
    }
}
