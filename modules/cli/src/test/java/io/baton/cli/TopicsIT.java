package io.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Topics as they are: made with three partitions, looked at with a configuration of six. */
class TopicsIT {
    @TempDir static Path folder;

    private static LoneBroker broker;
    private static CommandRun create;

    @BeforeAll
    static void start() throws Exception {
        Path config = Files.writeString(folder.resolve("baton.yaml"), "baton.topics.partitions: 3");
        broker = new LoneBroker(folder);
        create = broker.baton("topics", "create", "--config=" + config, "--json");
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void createSaysWhatItMadeAndThenWhatDiffers() {
        // when
        CommandRun again = broker.baton("topics", "create");

        // then
        assertThat(create.code()).isZero();
        assertThat(LoneBroker.json(create).getFirst().path("created").valueStream())
                .anyMatch(name -> name.stringValue().equals("baton.tasks"));
        assertThat(again.code()).isZero();
        assertThat(again.out())
                .contains("baton.tasks has 3 partitions, configured are 6", "0 made");
    }

    @Test
    void describeShowsWhatIsThereNextToWhatIsConfigured() throws Exception {
        // given
        broker.configure("baton.results", "retention.ms", "7200000");

        // then
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(described("baton.results"))
                                        .matches(
                                                "baton\\.results .* 3  2 h 00 min .* yes +partitions 6, retention.ms 2592000000"));
        assertThat(described("baton.tasks"))
                .matches("baton\\.tasks .* 3  7 d .* yes +partitions 6");
        assertThat(described("dlq.baton.tasks")).endsWith("yes");
    }

    @Test
    void describeGivesBothToMachines() {
        // when
        JsonNode tasks = LoneBroker.json(broker.baton("topics", "describe", "--json")).getFirst();

        // then
        assertThat(tasks.path("name").stringValue()).isEqualTo("baton.tasks");
        assertThat(tasks.path("cluster").stringValue()).isEqualTo(broker.bootstrapServers());
        assertThat(tasks.path("present").booleanValue()).isTrue();
        assertThat(tasks.path("configured").path("partitions").intValue()).isEqualTo(6);
        assertThat(tasks.path("actual").path("partitions").intValue()).isEqualTo(3);
        assertThat(tasks.path("actual").path("configs").path("retention.ms").stringValue())
                .isEqualTo("604800000");
    }

    @Test
    void topicsThatAreMissingAreShownAsConfigured() throws Exception {
        // given
        Path other = Files.writeString(folder.resolve("other.yaml"), "baton.topics.prefix: other");

        // when
        CommandRun run = broker.baton("topics", "describe", "--config=" + other);

        // then
        assertThat(run.out())
                .containsPattern("other\\.tasks .* missing +partitions 6, kept 7 d\n")
                .contains("./baton topics create");
    }

    @Test
    void cancelAnswersInJson() {
        // when
        CommandRun run = broker.baton("tasks", "cancel", "--json", "t-1");

        // then
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("{\"taskId\":\"t-1\",\"action\":\"CANCEL\"}\n");
    }

    private static String described(String topic) {
        return broker.baton("topics", "describe")
                .out()
                .lines()
                .filter(line -> line.startsWith(topic + " "))
                .findFirst()
                .orElse("");
    }
}
