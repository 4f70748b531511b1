package io.baton.client;

import io.baton.wire.Topology;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How to reach the cluster: makes Kafka's clients and says what their errors mean.
 *
 * @param bootstrapServers addresses, {@code host:port} separated by commas
 * @param properties further properties of every Kafka client, for example for TLS
 * @param topology the topics
 * @param timeout how long one request to the cluster may take
 * @param known topics that were seen to be there
 */
record Connection(
        String bootstrapServers,
        Map<String, Object> properties,
        Topology topology,
        Duration timeout,
        Set<String> known) {

    Connection(
            String bootstrapServers,
            Map<String, Object> properties,
            Topology topology,
            Duration timeout) {
        this(
                bootstrapServers,
                Map.copyOf(properties),
                topology,
                timeout,
                ConcurrentHashMap.newKeySet());
    }

    /**
     * Fails unless every one of the topics is there.
     *
     * @throws MissingTopicException for the first that is not
     * @throws BrokerUnreachableException when no broker answers in time
     */
    void require(String... topics) {
        List<String> asked = List.of(topics);
        if (known.containsAll(asked)) {
            return;
        }
        try (BoundedAdmin admin = new BoundedAdmin(Admin.create(common("admin")))) {
            Set<String> there =
                    admin.client()
                            .listTopics()
                            .names()
                            .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            known.addAll(there);
        } catch (ExecutionException | TimeoutException e) {
            throw failure(
                    e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e);
        } catch (KafkaException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BatonClientException("Interrupted while asking for topics.", e);
        }
        for (String topic : asked) {
            if (!known.contains(topic)) {
                throw new MissingTopicException(topic, bootstrapServers);
            }
        }
    }

    Producer<byte[], byte[]> producer() {
        Map<String, Object> config = common("producer");
        config.putIfAbsent("acks", "all");
        config.putIfAbsent("enable.idempotence", true);
        config.putIfAbsent("max.block.ms", timeout.toMillis());
        config.putIfAbsent("request.timeout.ms", (int) timeout.toMillis());
        config.putIfAbsent("delivery.timeout.ms", (int) timeout.toMillis() + 100);
        config.putIfAbsent("linger.ms", 0);
        // The client compares with the topic's limit first, with a better message than Kafka's.
        config.putIfAbsent("max.request.size", topology.layout().maxMessageBytes());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A consumer without a group, which sees committed records only. */
    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> config = common("consumer");
        config.put("enable.auto.commit", false);
        config.put("isolation.level", "read_committed");
        config.put("auto.offset.reset", "earliest");
        config.put("allow.auto.create.topics", false);
        config.putIfAbsent("metadata.max.age.ms", (int) rediscovery().toMillis());
        config.putIfAbsent("default.api.timeout.ms", (int) timeout.toMillis());
        config.putIfAbsent("request.timeout.ms", (int) timeout.toMillis());
        return new KafkaConsumer<>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** How often to look for partitions that were added: Kafka's own setting, 30 s by default. */
    Duration rediscovery() {
        Object millis = properties.getOrDefault("metadata.max.age.ms", 30_000);
        return Duration.ofMillis(Long.parseLong(millis.toString().strip()));
    }

    /** What an error of Kafka's clients means to a user. */
    BatonClientException failure(Throwable cause) {
        return switch (cause) {
            case BatonClientException ours -> ours;
            case org.apache.kafka.common.errors.InterruptException e ->
                    new BatonClientException("Interrupted while waiting for Kafka.", e);
            case TimeoutException e -> unreachable(e);
            case org.apache.kafka.common.errors.TimeoutException e -> unreachable(e);
            case org.apache.kafka.common.errors.AuthenticationException e ->
                    new BatonClientException(
                            "The broker at %s refused the login: %s. Check the security properties of the client."
                                    .formatted(bootstrapServers, e.getMessage()),
                            e);
            case org.apache.kafka.common.errors.AuthorizationException e ->
                    new BatonClientException(
                            "The broker at %s does not allow this: %s."
                                    .formatted(bootstrapServers, e.getMessage()),
                            e);
            default ->
                    new BatonClientException(
                            "Kafka at %s failed: %s".formatted(bootstrapServers, reason(cause)),
                            cause);
        };
    }

    private BrokerUnreachableException unreachable(Throwable cause) {
        return new BrokerUnreachableException(
                "No Kafka broker answered at %s within %d s. Check that it runs (./baton up) and that the address is right."
                        .formatted(bootstrapServers, timeout.toSeconds()),
                cause);
    }

    // Kafka wraps "Failed to construct kafka consumer" around the reason that matters.
    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : reason(cause);
    }

    private Map<String, Object> common(String role) {
        Map<String, Object> config = new HashMap<>(properties);
        config.put("bootstrap.servers", bootstrapServers);
        config.putIfAbsent("client.id", "baton-client-" + role);
        if (role.equals("admin")) {
            config.putIfAbsent("default.api.timeout.ms", (int) timeout.toMillis());
            config.putIfAbsent("request.timeout.ms", (int) timeout.toMillis());
        }
        return config;
    }

    /** Closed at once: an admin client otherwise waits for what it asked a broker that is none. */
    private record BoundedAdmin(Admin client) implements AutoCloseable {
        @Override
        public void close() {
            client.close(Duration.ZERO);
        }
    }
}
