package io.baton.app.analyzer;

import io.baton.app.config.InstanceName;
import io.baton.app.config.Role;
import io.baton.app.health.RoleHealth;
import io.baton.app.health.Watched;
import io.baton.app.kafka.KafkaClients;
import io.baton.wire.Topology;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.util.backoff.FixedBackOff;

import java.time.Duration;
import java.util.Map;

/** Runs the analyzer: a transactional consumer of the tasks topic. */
public final class AnalyzerRole implements SmartLifecycle, Watched {
    /**
     * An analyzer that dies in a transaction holds up whoever reads what it wrote this long at
     * most, and the time in which the broker notices. A batch takes far less.
     */
    private static final int TRANSACTION_TIMEOUT_MS = 5_000;

    /** The shortest that brokers allow by default: so long the tasks of a dead analyzer wait. */
    private static final int SESSION_TIMEOUT_MS = 6_000;

    private static final int HEARTBEAT_MS = 2_000;

    /** At 20 ms for a text to classify, a batch takes a second. */
    private static final int BATCH = 50;

    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;
    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private final KnownModels models;
    private volatile boolean running;
    private volatile boolean reading;
    private @Nullable Thread starting;

    /**
     * Holds tasks until it is known what models there are: a task must not be refused because its
     * analyzer started before its workers.
     */
    @FunctionalInterface
    public interface KnownModels {
        void await() throws InterruptedException;
    }

    AnalyzerRole(
            KafkaClients clients,
            Topology topics,
            InstanceName name,
            TaskBatch batch,
            KnownModels models) {
        this.models = models;
        this.producers =
                new DefaultKafkaProducerFactory<>(
                        producerProperties(clients, topics, name),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        producers.setTransactionIdPrefix(topics.analyzerGroup() + "-" + name.unique() + "-");
        ContainerProperties properties = new ContainerProperties(topics.tasks());
        properties.setGroupId(topics.analyzerGroup());
        properties.setKafkaAwareTransactionManager(new KafkaTransactionManager<>(producers));
        properties.setMessageListener(new TaskListener(batch, new KafkaTemplate<>(producers)));
        properties.setShutdownTimeout(Duration.ofSeconds(5).toMillis());
        container =
                new ConcurrentMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<>(
                                consumerProperties(clients, topics, name),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer()),
                        properties);
        container.setBeanName("analyzer");
        // Whatever fails here is the cluster, not the record: it is tried until it works.
        container.setAfterRollbackProcessor(
                new DefaultAfterRollbackProcessor<>(
                        new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS)));
    }

    private static Map<String, Object> producerProperties(
            KafkaClients clients, Topology topics, InstanceName name) {
        Map<String, Object> properties =
                clients.producerProperties("analyzer-" + name.unique(), topics);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        return properties;
    }

    private static Map<String, Object> consumerProperties(
            KafkaClients clients, Topology topics, InstanceName name) {
        Map<String, Object> properties = clients.common();
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "analyzer-" + name.unique());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, topics.analyzerGroup());
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
        if (name.given() != null) {
            properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, "analyzer-" + name.given());
        }
        return properties;
    }

    @Override
    public synchronized void start() {
        running = true;
        Thread waiting =
                Thread.ofVirtual().name("analyzer-start").unstarted(this::startWhenModelsAreKnown);
        starting = waiting;
        waiting.start();
    }

    private void startWhenModelsAreKnown() {
        try {
            models.await();
        } catch (InterruptedException e) {
            return; // stopped before it began
        }
        synchronized (this) {
            if (running) {
                container.start();
                reading = true;
            }
        }
    }

    @Override
    public void stop() {
        Thread waiting;
        synchronized (this) {
            running = false;
            reading = false;
            waiting = starting;
        }
        if (waiting != null) {
            waiting.interrupt();
        }
        container.stop();
        producers.destroy();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** Whether it has its partitions. */
    public boolean isReady() {
        var assigned = container.getAssignedPartitions();
        return container.isRunning() && assigned != null && !assigned.isEmpty();
    }

    @Override
    public Role role() {
        return Role.ANALYZER;
    }

    @Override
    public RoleHealth health() {
        if (!running) {
            return RoleHealth.waiting("it is starting or stopping");
        }
        if (!reading) {
            return RoleHealth.waiting("it waits to hear what models there are");
        }
        if (!container.isInExpectedState()) {
            return RoleHealth.stuck("its consumer has ended; the log says why");
        }
        return isReady()
                ? RoleHealth.working()
                : RoleHealth.waiting("no partition of the tasks topic is assigned to it");
    }

    /** After the workers have said what they serve. */
    @Override
    public int getPhase() {
        return 100;
    }
}
