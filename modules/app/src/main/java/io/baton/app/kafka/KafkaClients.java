package io.baton.app.kafka;

import io.baton.app.config.BatonSettings.KafkaSettings;
import io.baton.wire.Topology;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.util.HashMap;
import java.util.Map;

/**
 * Makes Kafka clients with what all of them have in common: the cluster and the user's properties.
 */
public final class KafkaClients {
    private final KafkaSettings settings;

    public KafkaClients(KafkaSettings settings) {
        this.settings = settings;
    }

    /** The cluster and the user's properties, for clients that are made elsewhere. */
    public Map<String, Object> common() {
        Map<String, Object> common = new HashMap<>(settings.properties());
        common.put("bootstrap.servers", settings.bootstrapServers());
        return common;
    }

    public Admin admin() {
        return Admin.create(common());
    }

    /** A producer that loses nothing and repeats nothing by itself: idempotent, all replicas. */
    public Producer<byte[], byte[]> producer(String clientId, Topology topics) {
        return new KafkaProducer<>(
                producerProperties(clientId, topics),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** The properties of {@link #producer}. */
    public Map<String, Object> producerProperties(String clientId, Topology topics) {
        Map<String, Object> properties = common();
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, topics.layout().maxMessageBytes());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 60_000);
        return properties;
    }

    /** A consumer in no group, which sees committed records only and commits nothing. */
    public Consumer<byte[], byte[]> reader(String clientId) {
        Map<String, Object> properties = common();
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
