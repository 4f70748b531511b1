package io.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.wire.Headers;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Dead letters that nobody reads are put back, a part of them at a time and without their event.
 */
class ReplayIT {
    @TempDir static Path folder;

    private static LoneBroker broker;

    @BeforeAll
    static void start() {
        broker = new LoneBroker(folder);
        assertThat(broker.baton("topics", "create").code()).isZero();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void aLimitSaysHowManyMoreThereAreAndHowToGoOn() throws Exception {
        // given
        letters("dlq.baton.plans", "baton.plans", 5);
        String[] replay = {"dlq", "replay", "--topic=baton.plans", "--limit=2"};

        // when
        CommandRun dry = broker.baton(replay);
        CommandRun first = broker.baton(with(replay, "--execute"));
        CommandRun second =
                broker.baton(with(replay, "--execute", "--after=dlq.baton.plans:0:1", "--json"));
        CommandRun third = broker.baton(with(replay, "--execute", "--after=dlq.baton.plans:0:3"));

        // then
        assertThat(dry.out())
                .contains("2 would be replayed", "Nothing was done")
                .endsWith(
                        "3 more match. To see them, raise --limit, or say the same with --after dlq.baton.plans:0:1.\n");
        assertThat(first.out())
                .endsWith(
                        "2 replayed.\n3 more match. To go on, say the same with --after dlq.baton.plans:0:1.\n");
        List<JsonNode> lines = LoneBroker.json(second);
        assertThat(lines)
                .extracting(line -> line.path("letter").asString(""))
                .containsExactly("dlq.baton.plans:0:2", "dlq.baton.plans:0:3", "");
        assertThat(lines.getLast().path("remaining").intValue()).isEqualTo(1);
        assertThat(lines.getLast().path("after").stringValue()).isEqualTo("dlq.baton.plans:0:3");
        assertThat(third.out()).contains("dlq.baton.plans:0:4").endsWith("1 replayed.\n");
        assertThat(count("baton.plans")).isEqualTo(5);
    }

    @Test
    void aReplayWithoutItsEventIsDoneAndSaysSo() throws Exception {
        // given
        letters("dlq.baton.control", "baton.control", 3);
        broker.configure("baton.events", "max.message.bytes", "1");
        String[] replay = {"dlq", "replay", "--topic=baton.control", "--execute"};

        // when the broker takes no event any more, which it knows a moment later
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> broker.baton(with(replay, "--limit=1")).err().startsWith("! dlq."));
        long before = count("baton.control");
        CommandRun text = broker.baton(replay);
        CommandRun json = broker.baton(with(replay, "--json"));
        broker.configure("baton.events", "max.message.bytes", "1048576");

        // then
        assertThat(text.code()).isZero();
        assertThat(text.out()).endsWith("3 replayed.\n");
        assertThat(text.err().lines())
                .hasSize(3)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .contains(
                                                "It is back in its topic",
                                                "RecordTooLargeException",
                                                "Do not replay it again"));
        assertThat(json.code()).isZero();
        assertThat(LoneBroker.json(json))
                .hasSize(3)
                .allSatisfy(
                        line -> {
                            assertThat(line.path("action").stringValue()).isEqualTo("replayed");
                            assertThat(line.path("warning").stringValue()).contains("back in");
                        });
        assertThat(count("baton.control")).isEqualTo(before + 6);
    }

    @Test
    void whatCouldNotBePutBackIsCounted() throws Exception {
        // given
        letters("dlq.baton.tasks", "baton.tasks", 2);
        broker.configure("baton.tasks", "max.message.bytes", "1");
        String[] replay = {"dlq", "replay", "--topic=baton.tasks", "--execute"};

        // when
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> broker.baton(replay).code() == 1);
        CommandRun failed = broker.baton(replay);

        // then
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out())
                .endsWith("0 replayed.\n2 were not replayed, from dlq.baton.tasks:0:0 on.\n");
        assertThat(failed.err()).startsWith("baton: ").doesNotContain("\tat ");
    }

    private static String[] with(String[] arguments, String... more) {
        return java.util.stream.Stream.of(arguments, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }

    private static void letters(String topic, String origin, int howMany) throws Exception {
        var bytes = new ByteArraySerializer();
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()), bytes, bytes)) {
            for (int i = 0; i < howMany; i++) {
                byte[] key = ("t-" + i).getBytes(StandardCharsets.UTF_8);
                var record = new ProducerRecord<>(topic, key, new byte[] {1, 2, 3});
                Headers.put(record.headers(), Headers.DLQ_REASON, "UNREADABLE_RECORD");
                Headers.put(record.headers(), Headers.DLQ_ORIGINAL_TOPIC, origin);
                producer.send(record).get(10, TimeUnit.SECONDS);
            }
        }
    }

    /** How many records lie in a topic. */
    private static long count(String topic) {
        var bytes = new ByteArrayDeserializer();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()), bytes, bytes)) {
            List<TopicPartition> partitions =
                    IntStream.range(0, consumer.partitionsFor(topic).size())
                            .mapToObj(each -> new TopicPartition(topic, each))
                            .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
