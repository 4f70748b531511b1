package io.baton.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.wire.Topology;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What goes wrong on a user's side is said in a sentence, in time. */
@Timeout(120)
class MisuseIT {

    @Test
    void noBroker() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertUnreachable("127.0.0.1:" + port);
    }

    @Test
    void somethingThatIsNoBroker() throws Exception {
        // It takes the connection and never answers.
        try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertUnreachable("127.0.0.1:" + socket.getLocalPort());
        }
    }

    @Test
    void anAddressThatIsNone() {
        assertThatThrownBy(() -> builder("nonsense").build())
                .isInstanceOf(BatonClientException.class)
                .hasMessageContaining("nonsense");
    }

    @Test
    void topicsThatWereNotMadeAndRecordsThatAreTooLarge() throws Exception {
        try (var cluster = new TestCluster()) {
            assertThatThrownBy(() -> builder(cluster.bootstrapServers()).build())
                    .isInstanceOf(MissingTopicException.class)
                    .hasMessageContaining("baton.tasks")
                    .hasMessageContaining("./baton topics create");

            var topology = cluster.topology();
            try (var client = builder(cluster.bootstrapServers()).topology(topology).build()) {
                var draft = TaskDraft.of("Sum up").input("x".repeat(5_000_000));
                assertThatThrownBy(() -> client.submit(draft))
                        .isInstanceOf(TaskTooLargeException.class)
                        .hasMessageContaining(topology.tasks())
                        .hasMessageContaining("4,194,304")
                        .hasMessageContaining("5,000,");
            }
        }
    }

    @Test
    void aBrokerThatGoesAway() throws Exception {
        var cluster = new TestCluster();
        Topology topology = cluster.topology();
        try (var client = builder(cluster.bootstrapServers()).topology(topology).build()) {
            client.cancel("t", null);
            cluster.close();

            Instant before = Instant.now();
            assertThatThrownBy(() -> client.submit(TaskDraft.of("x")))
                    .isInstanceOf(BrokerUnreachableException.class);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(15));
        }
    }

    private static void assertUnreachable(String address) {
        Instant before = Instant.now();

        assertThatThrownBy(() -> builder(address).build())
                .isInstanceOf(BrokerUnreachableException.class)
                .hasMessageContaining(address)
                .hasMessageContaining("./baton up");

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    private static BatonClient.Builder builder(String address) {
        return BatonClient.builder()
                .bootstrapServers(address)
                .properties(Map.of())
                .timeout(Duration.ofSeconds(3));
    }
}
