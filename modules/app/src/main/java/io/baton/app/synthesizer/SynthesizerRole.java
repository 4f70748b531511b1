package io.baton.app.synthesizer;

import io.baton.app.config.BatonSettings.SynthesizerSettings;
import io.baton.app.config.Role;
import io.baton.app.deadletter.DeadLetters;
import io.baton.app.health.RoleHealth;
import io.baton.app.health.Watched;
import io.baton.app.kafka.KafkaClients;
import io.baton.domain.synthesis.TaskMachine;
import io.baton.wire.Topology;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Clock;
import java.time.Duration;
import java.util.Properties;

/** Runs the synthesizer's Kafka Streams application, exactly once. */
public final class SynthesizerRole implements SmartLifecycle, Watched {
    private static final Logger LOG = LoggerFactory.getLogger(SynthesizerRole.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    /**
     * An instance that dies in a transaction holds up its partitions' readers this long at most,
     * and the time in which the broker notices.
     */
    private static final int TRANSACTION_TIMEOUT_MS = 5_000;

    /** The shortest that brokers allow by default: so long the tasks of a dead one wait. */
    private static final int SESSION_TIMEOUT_MS = 6_000;

    private static final int HEARTBEAT_MS = 2_000;

    private final KafkaClients clients;
    private final Topology topics;
    private final SynthesizerSettings settings;
    private final TaskMachine machine;
    private final String instanceId;
    private final boolean learning;
    private volatile @Nullable KafkaStreams streams;

    public SynthesizerRole(
            KafkaClients clients,
            Topology topics,
            SynthesizerSettings settings,
            TaskMachine machine,
            String instanceId,
            boolean learning) {
        this.clients = clients;
        this.topics = topics;
        this.settings = settings;
        this.machine = machine;
        this.instanceId = instanceId;
        this.learning = learning;
    }

    @Override
    public void start() {
        String source = "/baton/synthesizer/" + instanceId;
        KafkaStreams made =
                new KafkaStreams(
                        SynthesizerTopology.of(
                                topics,
                                () ->
                                        new TaskProcessor(
                                                machine,
                                                new IncomingRecords(topics),
                                                new EffectRecords(topics, source, learning),
                                                new DeadLetters(topics),
                                                Clock.systemUTC())),
                        properties());
        made.setUncaughtExceptionHandler(
                problem -> {
                    LOG.atError().setCause(problem).log("Synthesizer failed; it starts again");
                    return StreamThreadExceptionResponse.REPLACE_THREAD;
                });
        made.start();
        streams = made;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(clients.common());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.synthesizerApplicationId());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallStores.class);
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                instanceId);
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                SESSION_TIMEOUT_MS);
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                HEARTBEAT_MS);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                TRANSACTION_TIMEOUT_MS);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                topics.layout().maxMessageBytes());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        return properties;
    }

    /** Whether it has its partitions and works. */
    public boolean isReady() {
        KafkaStreams current = streams;
        return current != null && current.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public Role role() {
        return Role.SYNTHESIZER;
    }

    @Override
    public RoleHealth health() {
        KafkaStreams current = streams;
        if (current == null) {
            return RoleHealth.waiting("it is starting or stopping");
        }
        return switch (current.state()) {
            case RUNNING -> RoleHealth.working();
            case CREATED, REBALANCING ->
                    RoleHealth.waiting("it takes over partitions and restores their store");
            case PENDING_SHUTDOWN, NOT_RUNNING -> RoleHealth.waiting("it is stopping");
            case PENDING_ERROR, ERROR ->
                    RoleHealth.stuck("Kafka Streams has given up; the log says why");
        };
    }

    @Override
    public void stop() {
        KafkaStreams current = streams;
        if (current != null) {
            current.close(CLOSE_TIMEOUT);
            streams = null;
        }
    }

    @Override
    public boolean isRunning() {
        return streams != null;
    }
}
