package io.baton.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.wire.Headers;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Guarantees 1 and 5: rubbish is put away whole and with a reason, and costs nothing beside it. */
class MalformedTasksIT {
    private static final int GOOD = 1_000;
    private static final int BAD = 200;

    @Test
    void everyGoodTaskHasOneResultAndEveryBadOneADeadLetter() throws Exception {
        try (FakeModelServer models =
                        Installation.ollamaServer().model(FakeModel.of("coder", 16_384)).start();
                Installation baton = Installation.start()) {
            // given
            baton.run(
                    Installation.ollama(
                            models, 64, "--baton.worker.lanes=8", "--baton.worker.window=8"));
            String tasks = baton.topology().tasks();
            Map<String, ProducerRecord<byte[], byte[]>> bad = new HashMap<>();
            List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
            for (int n = 0; n < GOOD; n++) {
                all.add(JsonTasks.good(tasks, "good-" + n));
                if (n % (GOOD / BAD) == 0) {
                    ProducerRecord<byte[], byte[]> record = JsonTasks.bad(tasks, n / (GOOD / BAD));
                    bad.put(new String(record.key(), UTF_8), record);
                    all.add(record);
                }
            }
            // when
            try (Producer<byte[], byte[]> producer = baton.producer()) {
                for (ProducerRecord<byte[], byte[]> record : all) {
                    var _ = producer.send(record);
                }
            }
            // then
            try (Consumer<byte[], byte[]> results =
                    baton.consumer(List.of(baton.topology().results()))) {
                ReadResults read = new ReadResults(results);
                assertThat(read.await(GOOD, Duration.ofMinutes(4))).hasSize(GOOD);
                assertThat(read.byKey()).hasSize(GOOD).allSatisfy((id, n) -> assertThat(n).isOne());
            }
            try (Consumer<byte[], byte[]> letters =
                    baton.consumer(List.of(baton.topology().deadLetter(tasks)))) {
                List<ConsumerRecord<byte[], byte[]>> read =
                        new ReadResults(letters).await(BAD, Duration.ofSeconds(30));
                assertThat(read).hasSize(BAD);
                read.forEach(letter -> assertIsWhole(letter, tasks, bad));
            }
        }
    }

    private static void assertIsWhole(
            ConsumerRecord<byte[], byte[]> letter,
            String tasks,
            Map<String, ProducerRecord<byte[], byte[]>> sent) {
        ProducerRecord<byte[], byte[]> original =
                Objects.requireNonNull(sent.get(new String(letter.key(), UTF_8)));
        assertThat(letter.value()).isEqualTo(original.value());
        assertThat(Arrays.stream(letter.headers().toArray()))
                .filteredOn(header -> !header.key().startsWith(Headers.DLQ_PREFIX))
                .containsExactly(original.headers().toArray());
        assertThat(Headers.text(letter.headers(), Headers.DLQ_ORIGINAL_TOPIC)).contains(tasks);
        assertThat(Headers.text(letter.headers(), Headers.DLQ_REASON))
                .hasValueSatisfying(
                        reason -> assertThat(reason).isIn("UNREADABLE_RECORD", "INVALID_TASK"));
        assertThat(Headers.text(letter.headers(), Headers.DLQ_MESSAGE).orElse("")).isNotBlank();
    }
}
