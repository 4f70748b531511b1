package io.baton.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.app.config.BatonSettings;
import io.baton.app.config.CacheMode;
import io.baton.app.config.ConfiguredProviders;
import io.baton.domain.cost.Cost;
import io.baton.domain.cost.Price;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class ConfigurationTest {
    @TempDir Path folder;

    @Test
    void theUsersFileWinsOverWhatIsUsualAndTheCommandOverBoth() throws IOException {
        // given
        Path file =
                Files.writeString(
                        folder.resolve("baton.yaml"),
                        """
                        baton:
                          kafka.bootstrap-servers: theirs:1
                          topics.synthesisPartitions: 5
                        """);

        // when
        Configuration read =
                Configuration.read(
                        file,
                        Map.of("baton.kafka.bootstrap-servers", "ours:2"),
                        Map.of(
                                "baton.topics.partitions", "3",
                                "baton.topics.synthesis-partitions", "3"));

        // then
        assertThat(read.settings().kafka().bootstrapServers()).isEqualTo("ours:2");
        assertThat(read.settings().topics().synthesisPartitions()).isEqualTo(5);
        assertThat(read.settings().topics().partitions()).isEqualTo(3);
        assertThat(read.arguments())
                .contains(
                        "--baton.kafka.bootstrap-servers=ours:2",
                        "--baton.topics.partitions=3",
                        "--spring.config.location=file:" + file)
                .doesNotContain("--baton.topics.synthesis-partitions=3");
    }

    /** YAML takes a bare off for a boolean. */
    @Test
    void theCacheIsSwitchedOffAsItIsWritten() throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("baton.yaml"), "baton:\n  cache.mode: off\n");

        // then
        assertThat(Configuration.read(file, Map.of(), Map.of()).settings().cache().mode())
                .isEqualTo(CacheMode.OFF);
        assertThat(Configuration.read(null, Map.of(), Map.of()).settings().cache().mode())
                .isEqualTo(CacheMode.ON_REQUEST);
    }

    @Test
    void theTopicOfAnswersKeepsThemAsLongAsTheyMayBeGiven() {
        // when
        Configuration read =
                Configuration.read(null, Map.of("baton.cache.time-to-live", "2h"), Map.of());

        // then
        var topics = read.settings().topology();
        assertThat(topics.find(topics.answers()).orElseThrow().retention())
                .isEqualTo(read.settings().cache().timeToLive())
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void pricesAndTheCeilingOfTasksAreTakenToTheLastDigit() throws IOException {
        // given
        Path file =
                Files.writeString(
                        folder.resolve("baton.yaml"),
                        """
                        baton:
                          tasks.max-cost: 0.1
                          models:
                            - id: fast
                              type: openai
                              modelName: fast
                              price: { input-per-million: 0.15, output-per-million: 0.60 }
                        """);

        // when
        BatonSettings settings = Configuration.read(file, Map.of(), Map.of()).settings();

        // then
        assertThat(settings.tasks().limits().maxCost()).isEqualTo(Cost.of(0.1));
        assertThat(
                        ConfiguredProviders.of(settings.providers(), settings.models())
                                .getFirst()
                                .models()
                                .getFirst()
                                .price())
                .isEqualTo(Price.perMillion(new BigDecimal("0.15"), new BigDecimal("0.6")));
    }

    @Test
    void halfAPriceIsAnErrorThatNamesWhatIsMissing() throws IOException {
        // given
        Path file =
                Files.writeString(
                        folder.resolve("baton.yaml"),
                        """
                        baton:
                          models:
                            - id: fast
                              type: openai
                              modelName: fast
                              price: { input-per-million: 0.15 }
                        """);

        // then
        assertThatThrownBy(() -> Configuration.read(file, Map.of(), Map.of()))
                .hasStackTraceContaining("baton.models[fast].price.output-per-million is not set");
    }

    @Test
    void withoutAFileTheDefaultsHold() {
        // when
        Configuration read = Configuration.read(null, Map.of(), Map.of());

        // then
        assertThat(read.settings().kafka().bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(read.settings().roles()).containsExactly("analyzer", "worker", "synthesizer");
    }
}
