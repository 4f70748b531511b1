package io.baton.app.worker.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.app.kafka.ShareGroups;
import io.baton.testbroker.TestBroker;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A real broker and what tests do with it: topics, groups, records named by their value. */
final class TestCluster implements AutoCloseable {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final TestBroker broker;
    private final Admin admin;

    private TestCluster(TestBroker broker) {
        this.broker = broker;
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    static TestCluster start() {
        return new TestCluster(TestBroker.start());
    }

    String bootstrap() {
        return broker.bootstrapServers();
    }

    Admin admin() {
        return admin;
    }

    /** A new topic with a group of the same name that is configured for lanes. */
    String topic(int partitions, Duration lock) throws Exception {
        String name = "topic-" + NAMES.incrementAndGet();
        var topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
        admin.createTopics(List.of(topic)).all().get();
        var _ = ShareGroups.configure(admin, name, lock);
        return name;
    }

    LaneSettings lanes(String topic, int lanes, int window, Duration lock) {
        return new LaneSettings(
                topic,
                topic,
                lanes,
                window,
                lock,
                100,
                3,
                Map.of("bootstrap.servers", bootstrap()));
    }

    /** Writes values {@code prefix-0} to {@code prefix-(count-1)}. */
    List<String> write(String topic, String prefix, int count) {
        List<String> values = IntStream.range(0, count).mapToObj(n -> prefix + "-" + n).toList();
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            values.forEach(value -> send(producer, topic, value));
        }
        return values;
    }

    /** Writes one value. */
    void write(String topic, String value) {
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            send(producer, topic, value);
        }
    }

    static void send(Producer<byte[], byte[]> producer, String topic, String value) {
        var _ = producer.send(new ProducerRecord<>(topic, value.getBytes(UTF_8)));
    }

    Producer<byte[], byte[]> producer(Map<String, String> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("bootstrap.servers", bootstrap());
        return new KafkaProducer<>(
                properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
