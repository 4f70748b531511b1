package io.baton.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.app.config.CacheMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
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
    void withoutAFileTheDefaultsHold() {
        // when
        Configuration read = Configuration.read(null, Map.of(), Map.of());

        // then
        assertThat(read.settings().kafka().bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(read.settings().roles()).containsExactly("analyzer", "worker", "synthesizer");
    }
}
