package io.baton.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.client.BatonClient;
import io.baton.client.TaskDraft;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordType;
import io.baton.wire.avro.ModelStatus;
import io.baton.wire.avro.StageReport;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a provider counts is announced, and plans of later tasks go by it. */
class LearntTokensIT {
    private static final String SMALL = "ollama/qwen2.5:14b";
    private static final String LARGE = "ollama/llama3.2:1b";

    private static final String WORDS = "Every event has a cause that somebody can name. ";

    @Test
    void aPromptThatTheModelWouldCountForTooLongGoesToALargerOneUncalled() throws Exception {
        try (FakeModelServer server =
                        Installation.ollamaServer()
                                .resident(FakeModel.of("qwen2.5:14b", 8_192))
                                .model(FakeModel.of("llama3.2:1b", 32_768))
                                .tokenScale(1.8)
                                .start();
                Installation baton = Installation.start()) {
            baton.run(settings(server));
            try (BatonClient client = baton.client();
                    Consumer<byte[], byte[]> models =
                            baton.consumer(List.of(baton.topology().models()))) {
                // given a model that has counted nearly twice what was estimated
                assertThat(modelOf(client, 100)).isEqualTo(SMALL);
                List<Double> factors = new ArrayList<>();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .untilAsserted(
                                () -> {
                                    models.poll(Duration.ofMillis(500))
                                            .forEach(record -> add(record, factors));
                                    assertThat(factors).anyMatch(factor -> factor > 1.4);
                                });
                server.log().clear();

                // when a prompt comes that would fit by the estimate alone
                String model = modelOf(client, 330);

                // then
                assertThat(model).isEqualTo(LARGE);
                assertThat(server.log().calls())
                        .singleElement()
                        .satisfies(call -> assertThat(call.model()).isEqualTo("llama3.2:1b"));
            }
        }
    }

    private static void add(ConsumerRecord<byte[], byte[]> record, List<Double> factors) {
        if (record.value() != null) {
            ModelStatus status = BatonSerdes.read(RecordType.MODEL_STATUS, record.value());
            if (status.getModelId().equals(SMALL) && status.getPerformance() != null) {
                factors.add(status.getPerformance().getTokenFactor());
            }
        }
    }

    private static String modelOf(BatonClient client, int sentences) throws Exception {
        TaskDraft task =
                TaskDraft.of("Say what an event is")
                        .input(WORDS.repeat(sentences))
                        .capability("general")
                        .chain("one");
        TaskResult result = client.submit(task).result().get(60, TimeUnit.SECONDS);
        assertThat(result.getStatus()).isEqualTo(TaskStatus.SUCCEEDED);
        StageReport executor = result.getStages().getLast();
        assertThat(executor.getAttempts()).hasSize(1);
        return String.valueOf(executor.getModel());
    }

    private static String[] settings(FakeModelServer server) {
        return Installation.ollama(
                server,
                1,
                "--baton.builtin=false",
                "--baton.worker.capabilities=general",
                "--baton.chains[0].name=one",
                "--baton.chains[0].stages[0].role=executor");
    }
}
