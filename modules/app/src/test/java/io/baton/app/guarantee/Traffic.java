package io.baton.app.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.wire.Topology;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Another system: it sends tasks, reads results and dead letters, and keeps account. */
final class Traffic implements AutoCloseable {
    private final Topology topics;
    private final Producer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final Thread reader;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger deadLetters = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final Map<String, Integer> results = new ConcurrentHashMap<>();
    private volatile boolean reading = true;

    Traffic(String bootstrapServers, Topology topics) {
        this.topics = topics;
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "acks",
                                "all",
                                "delivery.timeout.ms",
                                300_000),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "group.id", "other-system",
                                "auto.offset.reset", "earliest",
                                "metadata.max.age.ms", 1_000,
                                "isolation.level", "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        List<String> read = new ArrayList<>(topics.deadLetters());
        read.add(topics.results());
        consumer.subscribe(read);
        reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        while (reading) {
            consumer.poll(Duration.ofMillis(100)).forEach(this::note);
            consumer.assignment()
                    .forEach(partition -> positions.put(partition, consumer.position(partition)));
        }
    }

    private boolean hasReadAll() {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        positions.keySet().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        try {
            return admin
                    .listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .allMatch(
                            end ->
                                    positions.getOrDefault(end.getKey(), 0L)
                                            >= end.getValue().offset());
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        if (!record.topic().equals(topics.results())) {
            deadLetters.incrementAndGet();
            return;
        }
        results.merge(new String(record.key(), UTF_8), 1, Integer::sum);
        if (!new String(record.value(), UTF_8).contains("\"status\":\"SUCCEEDED\"")) {
            failed.incrementAndGet();
        }
    }

    /** Sends that many tasks of three stages each. */
    void send(int tasks) {
        for (int n = 0; n < tasks; n++) {
            String id = "task-" + sent.incrementAndGet();
            String json =
                    "{\"taskId\":\"%s\",\"type\":\"code_generation\",\"description\":\"Sort the list of %s\"}"
                            .formatted(id, id);
            var record =
                    new ProducerRecord<>(topics.tasks(), id.getBytes(UTF_8), json.getBytes(UTF_8));
            record.headers().add("content-type", "application/json".getBytes(UTF_8));
            var _ =
                    producer.send(
                            record,
                            (_, problem) -> {
                                if (problem == null) {
                                    acknowledged.incrementAndGet();
                                }
                            });
        }
    }

    int finished() {
        return results.size();
    }

    /** Waits until that many tasks have a result. */
    void awaitFinished(int tasks) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> finished() >= Math.min(tasks, sent.get()));
    }

    /** The same, and how long it took. */
    double secondsUntil(int tasks) {
        long start = System.nanoTime();
        awaitFinished(tasks);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Waits until every task has a result, then for whatever else is in the topics by then. */
    Account await(Duration patience) {
        Awaitility.await()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> results.size() + deadLetters.get() >= sent.get());
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(this::hasReadAll);
        int read = results.values().stream().mapToInt(Integer::intValue).sum();
        return new Account(
                sent.get(),
                acknowledged.get(),
                results.size(),
                failed.get(),
                read - results.size(),
                deadLetters.get());
    }

    @Override
    public void close() {
        reading = false;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
        admin.close(Duration.ofSeconds(5));
        producer.close(Duration.ZERO);
    }
}
