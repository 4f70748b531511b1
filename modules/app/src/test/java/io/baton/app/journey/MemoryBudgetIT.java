package io.baton.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.client.BatonClient;
import io.baton.client.Submission;
import io.baton.client.TaskDraft;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.wire.avro.TaskConstraints;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Three models of 5, 5 and 3 GB behind a memory of 9 GB, called by turns. */
class MemoryBudgetIT {
    private static final long GB = 1_000_000_000;
    private static final List<String> MODELS = List.of("llama3.1:8b", "qwen2.5:7b", "gemma2:2b");

    @Test
    void neverAreMoreModelsResidentThanFit() throws Exception {
        try (FakeModelServer server = server();
                Installation baton = Installation.start()) {
            baton.run(
                    Installation.ollama(
                            server,
                            4,
                            "--baton.providers[0].memory=9GB",
                            "--baton.worker.capabilities=general,analysis",
                            "--baton.builtin=false"));
            try (BatonClient client = baton.client()) {
                List<Submission> sent = new ArrayList<>();
                for (int n = 0; n < 30; n++) {
                    sent.add(client.submit(task(MODELS.get(n % MODELS.size()))));
                }
                for (Submission each : sent) {
                    TaskResult result = each.result().get(2, TimeUnit.MINUTES);
                    assertThat(result.getStatus()).isEqualTo(TaskStatus.SUCCEEDED);
                }
            }
            assertThat(server.log().maxInFlight()).isGreaterThan(1);
            assertThat(server.peakResidentBytes()).isLessThanOrEqualTo(8 * GB);
        }
    }

    private static FakeModelServer server() {
        return Installation.ollamaServer()
                .model(new FakeModel(MODELS.get(0), 16_384, 16_384, 5 * GB, false, false))
                .model(new FakeModel(MODELS.get(1), 16_384, 16_384, 5 * GB, false, false))
                .model(new FakeModel(MODELS.get(2), 16_384, 16_384, 3 * GB, false, false))
                .latency(Duration.ofMillis(50))
                .start();
    }

    private static TaskDraft task(String model) {
        return TaskDraft.of("Say what an event is")
                .capability("general")
                .chain("digest")
                .constraints(TaskConstraints.newBuilder().setModel("ollama/" + model).build());
    }
}
