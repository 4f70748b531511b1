package io.baton.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.wire.BatonSerdes;
import io.baton.wire.Headers;
import io.baton.wire.RecordType;
import io.baton.wire.TaskRequestDecoder;
import io.baton.wire.Topology;
import io.baton.wire.avro.ControlAction;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.TaskEventKind;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

@Timeout(120)
class SubmitIT {
    private static TestCluster cluster;

    private Topology topology;
    private StandIn roles;
    private BatonClient client;

    @BeforeAll
    static void start() {
        cluster = new TestCluster();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void connect() throws Exception {
        topology = cluster.topology();
        roles = new StandIn(cluster, topology);
        client = client();
    }

    @AfterEach
    void disconnect() {
        client.close();
        roles.close();
    }

    @Test
    void theTaskArrivesWholeAndItsResultCompletesTheFuture() throws Exception {
        var draft =
                TaskDraft.of("Create a React component")
                        .type("code_generation")
                        .require("language", "typescript")
                        .label("team", "web")
                        .deadlineIn(Duration.ofMinutes(5));

        Submission submission = client.submit(draft);

        var record = roles.read(topology.tasks()).getFirst();
        var task = TaskRequestDecoder.decode(record);
        assertThat(task.encoding()).isEqualTo(Encoding.AVRO);
        assertThat(task.request().getTaskId()).isEqualTo(submission.taskId());
        assertThat(task.request().getRequirements()).isEqualTo(Map.of("language", "typescript"));
        assertThat(task.request().getDeadline()).isNotNull();
        assertThat(Headers.text(record.headers(), Headers.CE_TYPE))
                .contains("io.baton.task.request");
        assertThat(Headers.text(record.headers(), Headers.TRACEPARENT)).isPresent();
        assertThat(submission.result()).isNotDone();

        roles.succeed(submission.taskId(), "export const A = 1", Encoding.AVRO);

        assertThat(submission.result().get(20, TimeUnit.SECONDS).getOutput())
                .isEqualTo("export const A = 1");
    }

    @Test
    void aFailureIsAResultAndJsonIsReadLikeAvro() throws Exception {
        Submission submission = client.submit(TaskDraft.of("x"));

        roles.result(submission.taskId(), 1, TaskStatus.FAILED, "", Encoding.JSON);

        assertThat(submission.result().get(20, TimeUnit.SECONDS).getStatus())
                .isEqualTo(TaskStatus.FAILED);
    }

    @Test
    void noResultIsMissedHoweverSoonItComes() throws Exception {
        try (var answering = roles.answer(topology.tasks(), this::succeedAtOnce);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Submission>> sent =
                    IntStream.range(0, 200)
                            .mapToObj(i -> TaskDraft.of("task " + i))
                            .map(
                                    draft ->
                                            CompletableFuture.supplyAsync(
                                                    () -> client.submit(draft), threads))
                            .toList();

            List<String> answered = new ArrayList<>();
            for (var submission : sent) {
                TaskResult result =
                        submission.thenCompose(Submission::result).get(60, TimeUnit.SECONDS);
                answered.add(result.getTaskId());
            }

            assertThat(answered).hasSize(200).doesNotHaveDuplicates();
            assertThat(answering).isNotNull();
        }
    }

    @Test
    void aRejectedTaskFailsWithItsCodeAndReason() throws Exception {
        Submission submission = client.submit(TaskDraft.of("x").chain("no-such"));

        roles.event(submission.taskId(), TaskEventKind.REJECTED, "chain is no-such");

        assertThatThrownBy(() -> submission.result().get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        TaskRejectedException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo("INVALID_TASK");
                            assertThat(e.taskId()).isEqualTo(submission.taskId());
                        })
                .hasMessage("chain is no-such");
        assertThatThrownBy(() -> client.await(submission.taskId(), Duration.ofSeconds(20)))
                .isInstanceOf(TaskRejectedException.class);
    }

    @Test
    void anUnreadableResultHoldsUpNobody() throws Exception {
        Submission submission = client.submit(TaskDraft.of("x"));

        roles.garbage(topology.results(), submission.taskId());
        roles.succeed(submission.taskId(), "yes", Encoding.AVRO);

        assertThat(submission.result().get(20, TimeUnit.SECONDS).getOutput()).isEqualTo("yes");
    }

    @Test
    void cancelWritesARecordThatSaysWhoAndWhy() {
        client.cancel("t-1", "no longer needed");

        var record = roles.read(topology.control()).getFirst();
        var control = BatonSerdes.read(RecordType.TASK_CONTROL, record.value());
        assertThat(new String(record.key(), UTF_8)).isEqualTo("t-1");
        assertThat(control.getAction()).isEqualTo(ControlAction.CANCEL);
        assertThat(control.getReason()).isEqualTo("no longer needed");
        assertThat(control.getRequestedBy()).isEqualTo("tester");
    }

    @Test
    void closingTellsThoseWhoWaitThatNothingIsLost() throws Exception {
        Submission submission = client.submit(TaskDraft.of("x"));

        client.close();

        assertThatThrownBy(() -> submission.result().get(20, TimeUnit.SECONDS))
                .hasMessageContaining("await or find has its result later");
        roles.succeed(submission.taskId(), "late", Encoding.AVRO);
        try (var another = client()) {
            assertThat(another.await(submission.taskId(), Duration.ofSeconds(20)))
                    .hasValueSatisfying(r -> assertThat(r.getOutput()).isEqualTo("late"));
        }
    }

    private BatonClient client() {
        return BatonClient.builder()
                // A busy build machine can stall a broker for longer than a user should wait.
                .timeout(Duration.ofSeconds(60))
                .bootstrapServers(cluster.bootstrapServers())
                .topology(topology)
                .name("tester")
                .build();
    }

    private void succeedAtOnce(
            org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]> task) {
        try {
            roles.succeed(new String(task.key(), UTF_8), "done", Encoding.AVRO);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
