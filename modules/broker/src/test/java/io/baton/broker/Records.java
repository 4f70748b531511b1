package io.baton.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What the tests write and read, through plain clients. */
final class Records {
    private Records() {}

    static void createTopic(String servers, String topic) throws Exception {
        try (Admin admin = admin(servers)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    static Admin admin(String servers) {
        return Admin.create(Map.of("bootstrap.servers", servers));
    }

    /** A producer with acks=all; more settings may make it transactional. */
    static KafkaProducer<String, String> producer(String servers, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", servers);
        settings.put("acks", "all");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** Writes the numbers, each acknowledged when this returns. */
    static void produce(String servers, String topic, int from, int to) throws Exception {
        try (var producer = producer(servers, Map.of())) {
            var sent =
                    IntStream.range(from, to)
                            .mapToObj(number -> record(topic, number))
                            .map(producer::send)
                            .toList();
            for (var acknowledgement : sent) {
                acknowledgement.get(30, TimeUnit.SECONDS);
            }
        }
    }

    static ProducerRecord<String, String> record(String topic, int number) {
        return new ProducerRecord<>(topic, "key", Integer.toString(number));
    }

    /** Reads the topic's only partition from its start to its end as a committed reader sees it. */
    static List<String> readAll(String servers, String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end =
                    consumer.endOffsets(List.of(partition), Duration.ofSeconds(30))
                            .getOrDefault(partition, 0L);
            List<String> values = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (consumer.position(partition) < end && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
            return values;
        }
    }

    /**
     * Waits at most 6 s until a committed reader sees these values and no other: a commit returns
     * before its markers are written.
     */
    static void awaitExactly(String servers, String topic, String... values) {
        await().atMost(Duration.ofSeconds(6))
                .untilAsserted(() -> assertThat(readAll(servers, topic)).containsExactly(values));
    }

    static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }
}
