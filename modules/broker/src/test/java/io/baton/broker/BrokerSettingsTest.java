package io.baton.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

class BrokerSettingsTest {
    @Test
    void setsOnlyWhatKafkaKnows() {
        var known = AbstractKafkaConfig.CONFIG_DEF.names();

        assertThat(settings(Map.of()).stringPropertyNames()).isSubsetOf(known);
    }

    @Test
    void tellsClientsOneAddressAndListensOnAnother() {
        var settings = settings(Map.of());

        assertThat(settings)
                .containsEntry("listeners", "CLIENTS://0.0.0.0:9092,CONTROLLER://127.0.0.1:19093")
                .containsEntry("advertised.listeners", "CLIENTS://baton:9092")
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:19093");
    }

    @Test
    void letsTheCallersPropertyWin() {
        assertThat(settings(Map.of("num.io.threads", "8"))).containsEntry("num.io.threads", "8");
    }

    @Test
    void refusesAPropertyThatWouldMoveTheBroker() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerSettings.check(Map.of("log.dirs", "/tmp")))
                .withMessageContaining("log.dirs");
    }

    @Test
    void namesAPropertyThatKafkaDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerSettings.check(Map.of("num.io.thread", "8")))
                .withMessageContaining("num.io.thread");
    }

    private static Properties settings(Map<String, String> overrides) {
        return BrokerSettings.of(Path.of("data"), "0.0.0.0", 9092, "baton", 19_093, overrides);
    }
}
