package io.baton.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.wire.Topology;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.TaskResult;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

@Timeout(120)
class ResultStreamIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static TestCluster cluster;

    private Topology topology;
    private StandIn roles;

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
    }

    @AfterEach
    void disconnect() {
        roles.close();
    }

    @Test
    void anotherClientGoesOnWhereTheFirstStopped() throws Exception {
        write(0, 10);
        String position;
        List<String> read = new ArrayList<>();
        try (var client = client();
                var results = client.results(ResultPosition.earliest())) {
            var iterator = results.iterator();
            for (int i = 0; i < 6; i++) {
                read.add(iterator.next().getTaskId());
            }
            position = results.position().toString();
        }
        write(10, 12);

        try (var client = client();
                var results = client.results(ResultPosition.parse(position))) {
            results.forEach(result -> read.add(result.getTaskId()));
        }

        assertThat(read).containsExactlyInAnyOrderElementsOf(ids(0, 12));
    }

    @Test
    void lookingAheadDoesNotMoveThePosition() throws Exception {
        write(0, 2);
        try (var client = client();
                var results = client.results(ResultPosition.earliest())) {
            var iterator = results.iterator();
            assertThat(iterator.hasNext()).isTrue();
            ResultPosition before = results.position();

            try (var again = client.results(before)) {
                assertThat(again).hasSize(2);
            }
        }
    }

    @Test
    void iteratingEndsAndPollingWaits() throws Exception {
        try (var client = client();
                var results = client.results(ResultPosition.latest())) {
            assertThat(results.iterator().hasNext()).isFalse();
            assertThatThrownBy(() -> results.iterator().next())
                    .isInstanceOf(NoSuchElementException.class);
            assertThat(results.poll(Duration.ofMillis(100))).isEmpty();

            roles.garbage(topology.results(), "t-0");
            write(0, 1);

            assertThat(results.poll(SOON)).map(TaskResult::getTaskId).contains("t-0");
        }
    }

    @Test
    void aMomentIsAPosition() throws Exception {
        write(0, 3);
        Instant between = Instant.now().plusMillis(1);
        org.awaitility.Awaitility.await().until(() -> Instant.now().isAfter(between));
        write(3, 5);

        try (var client = client();
                var results = client.results(ResultPosition.at(between))) {
            assertThat(results)
                    .extracting(TaskResult::getTaskId)
                    .containsExactlyInAnyOrderElementsOf(ids(3, 5));
        }
    }

    @Test
    void partitionsThatAreAddedAreReadFromTheirBeginning() throws Exception {
        try (var client = client();
                var results = client.results(ResultPosition.latest())) {
            cluster.grow(topology.results(), 12);
            write(0, 40);

            List<String> read = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                results.poll(SOON).ifPresent(result -> read.add(result.getTaskId()));
            }

            assertThat(read).containsExactlyInAnyOrderElementsOf(ids(0, 40));
        }
    }

    private void write(int from, int to) throws Exception {
        for (String id : ids(from, to)) {
            roles.succeed(id, "x", id.endsWith("1") ? Encoding.JSON : Encoding.AVRO);
        }
    }

    private static List<String> ids(int from, int to) {
        List<String> ids = new ArrayList<>();
        for (int i = from; i < to; i++) {
            ids.add("t-" + i);
        }
        return ids;
    }

    private BatonClient client() {
        return BatonClient.builder()
                .bootstrapServers(cluster.bootstrapServers())
                .properties(Map.of("metadata.max.age.ms", "1000"))
                .topology(topology)
                .build();
    }
}
