package io.baton.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.client.BatonClient;
import io.baton.client.TaskDraft;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.testkit.FakeRequest;
import io.baton.testkit.Fault;
import io.baton.wire.avro.TaskConstraints;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A model is asked about texts that leave their capability in doubt; here all of them do. */
class ClassifierIT {
    private static final String CLASSIFIER = "llama3.2:1b";
    private static final String WORKER = "qwen2.5:14b";

    private FakeModelServer server;
    private Installation baton;

    @BeforeEach
    void start() throws Exception {
        server =
                Installation.ollamaServer()
                        .model(FakeModel.of(CLASSIFIER, 8_192))
                        .resident(FakeModel.of(WORKER, 16_384))
                        .start();
        baton = Installation.start();
        baton.run(
                Installation.ollama(
                        server,
                        8,
                        "--baton.builtin=false",
                        "--baton.tasks.min-confidence=1",
                        "--baton.classifier.model=ollama/" + CLASSIFIER,
                        "--baton.classifier.timeout=2s",
                        "--baton.worker.lanes=2"));
    }

    @AfterEach
    void stop() throws Exception {
        baton.close();
        server.close();
    }

    @Test
    void itsAnswerDecidesAndEqualTextsAreAskedAboutOnce() throws Exception {
        server.answer(CLASSIFIER, request -> "{\"capability\":\"extraction\"}");
        try (BatonClient client = baton.client()) {
            TaskResult first = get(submit(client, "Do it for me"));
            TaskResult second = get(submit(client, "Do it for me"));

            assertThat(List.of(first, second))
                    .allSatisfy(
                            result -> {
                                assertThat(result.getCapability()).isEqualTo("extraction");
                                assertThat(result.getChain()).isEqualTo("digest");
                            });
            assertThat(classifications()).hasSize(1);
        }
    }

    @Test
    void aModelThatHangsCostsEveryTaskItsTimeoutAtMostAndNoTaskItsResult() throws Exception {
        server.fail(CLASSIFIER, Fault.Kind.HANG, 1_000);
        try (BatonClient client = baton.client()) {
            Instant begun = Instant.now();
            List<CompletableFuture<TaskResult>> tasks = new ArrayList<>();
            for (int n = 0; n < 40; n++) {
                tasks.add(submit(client, "Do thing number " + n));
            }
            TaskResult named =
                    get(
                            client.submit(
                                            TaskDraft.of("Say what an event is")
                                                    .capability("general")
                                                    .constraints(onWorker()))
                                    .result());
            Duration took = Duration.between(begun, Instant.now());

            for (CompletableFuture<TaskResult> task : tasks) {
                get(task);
            }
            assertThat(named.getCapability()).isEqualTo("general");
            assertThat(took).isLessThan(Duration.ofSeconds(15));
            // Those that were called before the circuit opened.
            assertThat(classifications()).hasSizeBetween(1, 12);
        }
    }

    private List<FakeRequest> classifications() {
        return server.log().calls().stream()
                .filter(call -> call.system().startsWith("You sort requests"))
                .toList();
    }

    private static CompletableFuture<TaskResult> submit(BatonClient client, String description) {
        return client.submit(TaskDraft.of(description).constraints(onWorker())).result();
    }

    private static TaskConstraints onWorker() {
        return TaskConstraints.newBuilder().setModel(WORKER).build();
    }

    private static TaskResult get(CompletableFuture<TaskResult> task) throws Exception {
        TaskResult result = task.get(60, TimeUnit.SECONDS);
        assertThat(result.getStatus()).isEqualTo(TaskStatus.SUCCEEDED);
        return result;
    }
}
