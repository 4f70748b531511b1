package io.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cli.allinone.AllInOne;
import io.baton.cli.cluster.Connection;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.client.BatonClient;
import io.baton.wire.avro.TaskError;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The whole of it, as {@code ./baton up} starts it, with no model server to be found. */
class AllInOneIT {
    @TempDir static Path folder;

    private static AllInOne all;
    private static BatonClient client;

    @BeforeAll
    static void start() throws Exception {
        Path config = Files.writeString(folder.resolve("baton.yaml"), "baton.detect: false");
        var installation = new InstallationOptions();
        new CommandLine(new Holder(installation)).parseArgs("--config=" + config);
        all = AllInOne.start(folder.resolve("data"), 0, installation);
        client =
                Clients.connect(
                        new Connection(all.bootstrapServers(), new Properties()),
                        all.roles().topology());
    }

    @AfterAll
    static void stop() {
        client.close();
        all.close();
    }

    @CommandLine.Command
    private record Holder(@CommandLine.Mixin InstallationOptions installation) {}

    private static CommandRun baton(String... arguments) {
        String[] full = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        full[arguments.length] = "--bootstrap-server=" + all.bootstrapServers();
        return CommandRun.of(folder, full);
    }

    private static TaskResult run(int sample) throws Exception {
        return client.submit(DemoSample.all().get(sample).draft())
                .result()
                .get(60, TimeUnit.SECONDS);
    }

    @Test
    void theAnalysisSucceedsByTheBuiltinProvider() throws Exception {
        // when
        TaskResult result = run(0);

        // then
        assertThat(result.getStatus()).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(result.getOutput()).contains("Key sentences", "breakwater");
        assertThat(result.getStages())
                .isNotEmpty()
                .allSatisfy(stage -> assertThat(stage.getModel()).isEqualTo("builtin/extractive"));
    }

    @Test
    void codeEndsWithNoCapableModelAndTheCommandThatHelps() throws Exception {
        // when
        TaskResult result = run(1);

        // then
        TaskError error = result.getError();
        assertThat(result.getStatus()).isEqualTo(TaskStatus.FAILED);
        assertThat(error).isNotNull();
        assertThat(error.getCode()).isEqualTo("NO_CAPABLE_MODEL");
        assertThat(error.getMessage()).contains("ollama pull");
    }

    @Test
    void commandsSeeWhatRuns() throws Exception {
        // given
        TaskResult result = run(1);

        // then
        assertThat(baton("tasks", "get", result.getTaskId()).out()).contains("NO_CAPABLE_MODEL");
        assertThat(baton("results").out()).contains(result.getTaskId());
        assertThat(baton("models", "list").out()).contains("builtin/extractive");
        assertThat(baton("topics", "describe").out().lines())
                .anyMatch(line -> line.matches("baton\\.tasks .* 3  7 d .* yes  +partitions 6"));
        assertThat(baton("explain", "--json", "--type=analysis", "Look at it").out())
                .contains("\"capability\":\"analysis\"")
                .contains("builtin/extractive");
        assertThat(baton("submit", "--type=planning", "Plan it").code()).isEqualTo(1);
    }

    @Test
    void anAnswerIsRatedAndWhatWasLearntIsShownAndForgotten() throws Exception {
        // given
        TaskResult result = run(0);

        // when
        CommandRun rated = baton("tasks", "rate", result.getTaskId(), "bad");
        CommandRun unknown = baton("tasks", "rate", "nobody-knows", "good");
        CommandRun failed = baton("tasks", "rate", run(1).getTaskId(), "good");
        CommandRun wrong = baton("tasks", "rate", result.getTaskId(), "2");

        // then
        assertThat(rated.code()).isZero();
        assertThat(unknown.err()).contains("no result of a task nobody-knows");
        assertThat(failed.err()).contains("ended as FAILED");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("RATING is '2'; give good, bad or a number");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(baton("models", "list").out())
                                        .contains(", learnt from 1 outcome)"));
        assertThat(baton("models", "list", "--json").out()).contains("\"learnt\":[{\"name\":");
        assertThat(baton("models", "reset-learning", "nobody").err())
                .contains("MODEL is 'nobody'", "builtin/extractive");
        assertThat(baton("models", "reset-learning", "--capability=magic").err())
                .contains("--capability is 'magic'");
        assertThat(baton("models", "reset-learning", "builtin/extractive").code()).isZero();
        assertThat(baton("models", "list").out()).doesNotContain("learnt");
    }

    @Test
    void aDeadLetterIsListedShownAndReplayed() throws Exception {
        // given
        send("bad-7", "{\"taskId\":\"bad-7\",\"description\":\" \"}");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !letters().isEmpty());
        String id = letters().getFirst();

        // when
        CommandRun list = baton("dlq", "list");
        CommandRun show = baton("dlq", "show", id);
        CommandRun dry = baton("dlq", "replay", id);

        // then
        assertThat(list.out()).contains("INVALID_TASK", "bad-7", id);
        assertThat(show.out())
                .contains(
                        "baton-dlq-original-topic", "{\"taskId\":\"bad-7\",\"description\":\" \"}");
        assertThat(dry.out()).contains("Nothing was done").contains("--execute");

        // when
        CommandRun replay = baton("dlq", "replay", "--execute", id);

        // then it comes back as what it is
        assertThat(replay.code()).isZero();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> letters().size() == 2);
        assertThat(baton("dlq", "list", "--json").out()).contains("\"replays\":1");
    }

    private static List<String> letters() {
        return baton("dlq", "list", "--task=bad-7", "--json")
                .out()
                .lines()
                .map(line -> line.replaceAll(".*\"letter\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private static void send(String key, String json) throws Exception {
        var bytes = new ByteArraySerializer();
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", all.bootstrapServers()), bytes, bytes)) {
            var record =
                    new ProducerRecord<>(
                            all.roles().topology().tasks(),
                            key.getBytes(StandardCharsets.UTF_8),
                            json.getBytes(StandardCharsets.UTF_8));
            record.headers()
                    .add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
            producer.send(record).get(10, TimeUnit.SECONDS);
        }
    }
}
