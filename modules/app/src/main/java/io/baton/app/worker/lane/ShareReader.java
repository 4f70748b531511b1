package io.baton.app.worker.lane;

import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.errors.InvalidRecordStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A share consumer as a lane needs it: one topic, each acknowledgement with its outcome. For one
 * thread. Never woken up: that loses acknowledgements of records held.
 */
final class ShareReader implements AutoCloseable {
    static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(10);
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaShareConsumer<byte[], byte[]> consumer;

    /** What the broker said to the acknowledgement of one delivery. */
    enum Outcome {
        CONFIRMED,
        LOCK_LOST,
        UNCONFIRMED
    }

    private ShareReader(KafkaShareConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    static ShareReader open(LaneSettings settings, String clientId) {
        Map<String, Object> properties = new HashMap<>(settings.consumerProperties());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.window());
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, settings.fetchMaxBytes());
        properties.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        properties.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        KafkaShareConsumer<byte[], byte[]> consumer =
                new KafkaShareConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(Set.of(settings.topic()));
        return new ShareReader(consumer);
    }

    /** Returns new deliveries, or those whose locks were renewed, or nothing when time is over. */
    List<Delivery> poll(Duration atMost) {
        List<Delivery> deliveries = new ArrayList<>();
        consumer.poll(atMost).forEach(record -> deliveries.add(Delivery.of(record)));
        return deliveries;
    }

    /**
     * Acknowledges and waits for the outcome of each.
     *
     * <p>The broker answers by partition: one lost lock makes it refuse all that was sent for the
     * partition, so all of them count as lost. Their locks run out and they come again.
     */
    Map<DeliveryId, Outcome> acknowledge(Map<Delivery, AcknowledgeType> acknowledgements) {
        Map<DeliveryId, Outcome> outcomes = new HashMap<>();
        acknowledgements.forEach(
                (delivery, type) -> {
                    try {
                        consumer.acknowledge(delivery.record(), type);
                    } catch (IllegalStateException notHeld) {
                        outcomes.put(delivery.id(), Outcome.LOCK_LOST);
                    }
                });
        Map<Integer, Outcome> byPartition = commit();
        for (Delivery delivery : acknowledgements.keySet()) {
            outcomes.putIfAbsent(
                    delivery.id(),
                    // No answer is not a good answer.
                    byPartition.getOrDefault(delivery.record().partition(), Outcome.UNCONFIRMED));
        }
        return outcomes;
    }

    private Map<Integer, Outcome> commit() {
        Map<Integer, Outcome> byPartition = new HashMap<>();
        try {
            Map<TopicIdPartition, Optional<KafkaException>> answers =
                    consumer.commitSync(COMMIT_TIMEOUT);
            answers.forEach(
                    (partition, error) -> byPartition.put(partition.partition(), outcome(error)));
        } catch (TimeoutException e) {
            // Nobody knows: every acknowledgement stays unconfirmed.
            return Map.of();
        }
        return byPartition;
    }

    private static Outcome outcome(Optional<KafkaException> error) {
        if (error.isEmpty()) {
            return Outcome.CONFIRMED;
        }
        return error.get() instanceof InvalidRecordStateException
                ? Outcome.LOCK_LOST
                : Outcome.UNCONFIRMED;
    }

    /** Leaves the group; what is still held goes back to it. */
    @Override
    public void close() {
        consumer.close(CLOSE_TIMEOUT);
    }
}
