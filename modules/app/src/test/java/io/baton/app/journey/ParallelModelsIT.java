package io.baton.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.client.BatonClient;
import io.baton.client.TaskDraft;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.testkit.Fault;
import io.baton.wire.avro.StageReport;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Several models do one stage at the same time, on a real broker. */
class ParallelModelsIT {
    private static final String GOOD = "qwen2.5:14b";
    private static final String POOR = "llama3.2:1b";

    private static FakeModelServer first;
    private static FakeModelServer second;
    private static Installation baton;
    private static BatonClient client;

    @BeforeAll
    static void start() throws Exception {
        first = Installation.ollamaServer().model(FakeModel.of(GOOD, 16_384)).start();
        second = Installation.ollamaServer().model(FakeModel.of(POOR, 16_384)).start();
        baton = Installation.start();
        baton.run(settings());
        client = baton.client();
    }

    private static String[] settings() {
        List<String> settings = new ArrayList<>(List.of("--baton.builtin=false"));
        List<FakeModelServer> servers = List.of(first, second);
        for (int n = 0; n < servers.size(); n++) {
            String key = "--baton.providers[" + n + "].";
            settings.add(key + "id=server-" + n);
            settings.add(key + "type=ollama");
            settings.add(key + "endpoint=" + servers.get(n).endpoint());
            settings.add(key + "max-concurrency=4");
        }
        settings.add("--baton.worker.capabilities=general");
        settings.add("--baton.chains[0].name=race");
        settings.add("--baton.chains[0].stages[0].role=executor");
        settings.add("--baton.chains[0].stages[0].parallel.models=2");
        settings.add("--baton.chains[0].stages[0].parallel.gather=first");
        return settings.toArray(String[]::new);
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        baton.close();
        first.close();
        second.close();
    }

    @AfterEach
    void heal() {
        first.heal();
        second.heal();
    }

    @Test
    void theFirstAnswerWinsAndTheOtherCallIsAborted() throws Exception {
        first.fail(GOOD, Fault.Kind.HANG, 1_000);
        second.answer(POOR, request -> "I was faster.");

        TaskResult result = run("race");

        assertThat(result.getStatus()).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(result.getOutput()).isEqualTo("I was faster.");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> {
                            assertThat(first.log().inFlight()).isZero();
                            assertThat(first.log().disconnects()).isPositive();
                        });
    }

    @Test
    void aJudgePicksTheBestOfThePanel() throws Exception {
        first.answer(GOOD, request -> request.user().contains("Answer 2:") ? "2" : "Good.");
        second.answer(POOR, request -> "Better.");

        TaskResult result = run("panel");

        assertThat(result.getStatus()).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(result.getOutput()).isEqualTo("Better.");
        assertThat(result.getStages())
                .extracting(StageReport::getStageId)
                .containsExactly("executor-1", "executor-2", "executor");
    }

    private static TaskResult run(String chain) throws Exception {
        TaskDraft task = TaskDraft.of("Say what an event is").capability("general").chain(chain);
        return client.submit(task).result().get(60, TimeUnit.SECONDS);
    }
}
