package io.baton.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.app.config.BatonSettings;
import io.baton.app.config.CacheMode;
import io.baton.app.config.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the chart writes into {@code baton.yaml} is what the application reads from it. */
class ConfigurationTest {

    static List<List<Path>> values() {
        return Repository.values();
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyPodGetsAConfigurationThatItCanRead(List<Path> values) {
        List<Map<String, Object>> manifests = Chart.render(values);
        assertThat(Chart.ofKind(manifests, "ConfigMap"))
                .isNotEmpty()
                .allSatisfy(
                        config -> {
                            String name = Tree.at(config, "metadata", "name").toString();
                            BatonSettings settings = RenderedSettings.of(manifests, name);
                            assertThat(settings.management().port()).isEqualTo(8081);
                            assertThat(settings.detect()).isFalse();
                        });
    }

    @Test
    void settingsAndWhatTheChartDecidesArriveTogether() {
        // when
        BatonSettings settings =
                RenderedSettings.of(rendered("production"), "rel-baton-worker-cloud");
        // then
        assertThat(settings.roleSet()).containsExactly(Role.WORKER);
        assertThat(settings.worker().lanes()).isEqualTo(16);
        assertThat(settings.worker().drain()).isEqualTo(Duration.ofSeconds(630));
        assertThat(settings.worker().patience()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.cache().mode()).isEqualTo(CacheMode.DETERMINISTIC);
        assertThat(settings.chains().getFirst().stages()).hasSize(3);
        assertThat(settings.topology().layout().partitions()).isEqualTo(24);
        assertThat(settings.providers().getFirst().apiKey()).isEqualTo("value of CLOUD_API_KEY");
    }

    @Test
    void clientsAreEncryptedAndAuthenticatedByReferences() {
        // when
        Map<String, String> properties =
                RenderedSettings.of(rendered("tls-sasl"), "rel-baton-synthesizer")
                        .kafka()
                        .properties();
        // then
        assertThat(properties)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("ssl.truststore.location", "/etc/baton/kafka-ca/ca.pem")
                .containsEntry("ssl.keystore.key", "value of BATON_CLIENT_KEY")
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"value of BATON_KAFKA_USERNAME\" password=\"value of BATON_KAFKA_PASSWORD\";")
                .containsEntry("client.rack", "zone-a");
    }

    @Test
    void theSynthesizerKeepsItsStoreOnItsVolume() {
        // when
        BatonSettings.SynthesizerSettings synthesizer =
                RenderedSettings.of(rendered("production"), "rel-baton-synthesizer").synthesizer();
        // then
        assertThat(synthesizer.stateDir()).isEqualTo("/var/lib/baton/synthesizer");
        assertThat(synthesizer.standbyReplicas()).isEqualTo(1);
    }

    private static List<Map<String, Object>> rendered(String values) {
        return Chart.render(List.of(Repository.CHART.resolve("ci/" + values + "-values.yaml")));
    }
}
