package io.baton.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.wire.Topology;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.ModelStatus;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskEventKind;
import io.baton.wire.avro.TaskStatus;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

@Timeout(120)
class LookUpIT {
    private static final Duration SOON = Duration.ofSeconds(20);

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
        client =
                BatonClient.builder()
                        .bootstrapServers(cluster.bootstrapServers())
                        .topology(topology)
                        .build();
    }

    @AfterEach
    void disconnect() {
        client.close();
        roles.close();
    }

    @Test
    void findGivesTheHighestRevisionOfAnybodysTask() throws Exception {
        roles.result("their-task", 1, TaskStatus.FAILED, "", Encoding.AVRO);
        roles.succeed("other", "no", Encoding.AVRO);
        roles.garbage(topology.results(), "their-task");
        roles.result("their-task", 2, TaskStatus.SUCCEEDED, "at last", Encoding.JSON);

        assertThat(client.find("their-task"))
                .hasValueSatisfying(r -> assertThat(r.getOutput()).isEqualTo("at last"));
        assertThat(client.find("unknown")).isEmpty();
        assertThatThrownBy(() -> client.find("not an id"))
                .hasMessageContaining("taskId is \"not an id\"");
    }

    @Test
    void aLimitOnWaitingLosesNothing() throws Exception {
        Submission submission = client.submit(TaskDraft.of("x"));
        var impatient = submission.result().orTimeout(50, TimeUnit.MILLISECONDS);
        assertThatThrownBy(() -> impatient.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(TimeoutException.class);
        assertThat(client.await(submission.taskId(), Duration.ofMillis(300))).isEmpty();

        var waiting = CompletableFuture.supplyAsync(() -> client.await(submission.taskId(), SOON));
        roles.succeed(submission.taskId(), "worth it", Encoding.AVRO);

        assertThat(waiting.get(30, TimeUnit.SECONDS))
                .hasValueSatisfying(r -> assertThat(r.getOutput()).isEqualTo("worth it"));
    }

    @Test
    void followGivesEventsInOrderFromTheFirstToTheEnd() throws Exception {
        List<TaskEventKind> seen = new CopyOnWriteArrayList<>();
        roles.event("t", TaskEventKind.PLANNED, null);
        roles.event("another", TaskEventKind.FAILED, null);
        roles.event("t", TaskEventKind.STAGE_DISPATCHED, null);

        Following following = client.follow("t", event -> seen.add(event.getKind()));
        roles.event("t", TaskEventKind.STAGE_STARTED, null);
        roles.event("t", TaskEventKind.STAGE_COMPLETED, null);
        roles.event("t", TaskEventKind.SUCCEEDED, null);

        following.done().get(20, TimeUnit.SECONDS);
        assertThat(seen)
                .containsExactly(
                        TaskEventKind.PLANNED,
                        TaskEventKind.STAGE_DISPATCHED,
                        TaskEventKind.STAGE_STARTED,
                        TaskEventKind.STAGE_COMPLETED,
                        TaskEventKind.SUCCEEDED);
    }

    @Test
    void followGoesOnAfterAReplay() throws Exception {
        List<TaskEvent> seen = new CopyOnWriteArrayList<>();
        roles.event("t", TaskEventKind.FAILED, null);
        roles.event("t", TaskEventKind.REPLAYED, null);

        Following following = client.follow("t", seen::add);
        Awaitility.await().atMost(SOON).until(() -> seen.size() == 2);
        assertThat(following.done()).isNotDone();

        following.close();
        following.done().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aListenerThatThrowsEndsItsFollowing() throws Exception {
        Following following =
                client.follow(
                        "t",
                        event -> {
                            throw new IllegalStateException("listener's fault");
                        });
        roles.event("t", TaskEventKind.PLANNED, null);

        assertThatThrownBy(() -> following.done().get(20, TimeUnit.SECONDS))
                .hasRootCauseMessage("listener's fault");
    }

    @Test
    void modelsAreThoseThatAreServedNow() throws Exception {
        Instant now = Instant.now();
        roles.model("a@1", status("a", now.plusSeconds(60)));
        roles.model("expired@1", status("expired", now.minusSeconds(1)));
        roles.model("gone@1", status("gone", now.plusSeconds(60)));
        roles.model("gone@1", null);
        roles.model("a@2", status("a", now.plusSeconds(60)));
        roles.garbage(topology.models(), "bad@1");

        assertThat(client.models()).hasSize(2).allMatch(status -> status.getModelId().equals("a"));
    }

    private static ModelStatus status(String model, Instant expiresAt) {
        return ModelStatus.newBuilder()
                .setModelId(model)
                .setWorkerId("w")
                .setProvider("p")
                .setProviderType("builtin")
                .setModelName(model)
                .setCapabilities(List.of())
                .setContextWindow(1000)
                .setAvailable(true)
                .setUpdatedAt(Instant.EPOCH)
                .setExpiresAt(expiresAt)
                .build();
    }
}
