package io.baton.testbroker;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.broker.EmbeddedBroker;

import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What would be started where Docker is; nothing here needs a daemon. */
class KafkaInDockerTest {
    private final Map<String, String> environment = KafkaInDocker.container().getEnvMap();

    @Test
    void theImageIsTheClientsVersion() {
        assertThat(KafkaInDocker.image())
                .isEqualTo("apache/kafka:" + AppInfoParser.getVersion())
                .matches("apache/kafka:4\\.\\d+\\.\\d+");
    }

    @Test
    void whatTheGuaranteesNeedIsSet() {
        assertThat(environment)
                .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .containsEntry("KAFKA_GROUP_SHARE_DELIVERY_COUNT_LIMIT", "10")
                .containsEntry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1")
                .containsEntry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
                .containsEntry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1")
                .containsEntry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1")
                .containsEntry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1");
    }

    @Test
    void theContainerReadsTheEmbeddedBrokersSettings() {
        // when
        Map<String, String> read = new HashMap<>();
        environment.forEach((name, value) -> read.put(asTheImageReads(name), value));
        // then
        assertThat(read).containsAllEntriesOf(EmbeddedBroker.settings());
    }

    @Test
    void whereItIsStaysTestcontainersBusiness() {
        assertThat(environment)
                .containsEntry("KAFKA_PROCESS_ROLES", "broker,controller")
                .containsEntry("KAFKA_INTER_BROKER_LISTENER_NAME", "BROKER")
                .containsKey("KAFKA_LISTENERS")
                .doesNotContainKeys("KAFKA_LOG_DIRS", "KAFKA_ADVERTISED_LISTENERS");
    }

    /** The order of replacements in the image's own start-up code. */
    private static String asTheImageReads(String name) {
        return name.replace("KAFKA_", "")
                .toLowerCase(Locale.ROOT)
                .replace("_", ".")
                .replace("...", "-")
                .replace("..", "_");
    }
}
