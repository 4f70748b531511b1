package io.baton.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.client.BatonClient;
import io.baton.client.Submission;
import io.baton.client.TaskDraft;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The preferred model's server dies in the middle of the work, and comes back. */
class KilledModelServerIT {
    private static final int TASKS = 500;
    private static final int PERMITS = 8;
    private static final String PREFERRED = "first/qwen2.5:14b";
    private static final String OTHER = "second/llama3.2:1b";

    @Test
    void theNextCandidateDoesTheWorkAndTheDeadOneIsLeftAloneUntilItIsBack() throws Exception {
        try (FakeModelServer first = server("qwen2.5:14b", 0);
                FakeModelServer second = server("llama3.2:1b", 0);
                Installation baton = Installation.start()) {
            baton.run(settings(first, second));
            try (BatonClient client = baton.client()) {
                // given work in progress on the preferred model
                List<Submission> sent = new ArrayList<>();
                for (int n = 0; n < TASKS; n++) {
                    sent.add(client.submit(task()));
                }
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> first.log().answered() > 100);
                // when
                int port = first.port();
                first.kill();
                List<TaskResult> results = new ArrayList<>();
                for (Submission each : sent) {
                    results.add(each.result().get(3, TimeUnit.MINUTES));
                }
                // then
                assertThat(results)
                        .extracting(TaskResult::getStatus)
                        .containsOnly(TaskStatus.SUCCEEDED);
                assertThat(models(results)).contains(PREFERRED, OTHER);
                long inVain =
                        results.stream()
                                .flatMap(result -> result.getStages().stream())
                                .flatMap(stage -> stage.getAttempts().stream())
                                .filter(attempt -> attempt.getErrorCode() != null)
                                .count();
                // Those that were under way, a few that open the circuit, and its probes.
                assertThat(inVain).isBetween(1L, 5L * PERMITS);

                // when it is back
                try (FakeModelServer again = server("qwen2.5:14b", port)) {
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(1))
                            .until(() -> modelsOfOneMoreTask(client).contains(PREFERRED));
                    assertThat(again.log().answered()).isPositive();
                }
            }
        }
    }

    private static List<String> modelsOfOneMoreTask(BatonClient client) throws Exception {
        return models(List.of(client.submit(task()).result().get(1, TimeUnit.MINUTES))).toList();
    }

    private static Stream<String> models(List<TaskResult> results) {
        return results.stream()
                .flatMap(result -> result.getStages().stream())
                .map(stage -> String.valueOf(stage.getModel()));
    }

    private static TaskDraft task() {
        return TaskDraft.of("Say what an event is").capability("general").chain("digest");
    }

    private static FakeModelServer server(String model, int port) {
        return Installation.ollamaServer()
                .resident(FakeModel.of(model, 16_384))
                .latency(Duration.ofMillis(20))
                .port(port)
                .start();
    }

    private static String[] settings(FakeModelServer first, FakeModelServer second) {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "--baton.worker.lanes=8",
                                "--baton.worker.capabilities=general,analysis",
                                "--baton.builtin=false"));
        List<FakeModelServer> servers = List.of(first, second);
        for (int n = 0; n < servers.size(); n++) {
            String key = "--baton.providers[" + n + "].";
            settings.add(key + "id=" + (n == 0 ? "first" : "second"));
            settings.add(key + "type=ollama");
            settings.add(key + "endpoint=" + servers.get(n).endpoint());
            settings.add(key + "max-concurrency=" + PERMITS);
        }
        return settings.toArray(String[]::new);
    }
}
