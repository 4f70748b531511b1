package io.baton.broker;

import org.apache.kafka.server.common.EligibleLeaderReplicasVersion;
import org.apache.kafka.server.common.ShareVersion;
import org.apache.kafka.server.config.AbstractKafkaConfig;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Derives the broker's properties: pure, no file or socket is touched. Sized for one node that
 * shares its JVM with an application, so every replication factor is 1 and every buffer small.
 */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CLIENTS = "CLIENTS";
    static final String CONTROLLER = "CONTROLLER";

    /** What the broker itself decides; a caller who sets one of these would break it. */
    private static final Set<String> RESERVED =
            Set.of(
                    "advertised.listeners",
                    "controller.listener.names",
                    "controller.quorum.bootstrap.servers",
                    "controller.quorum.voters",
                    "inter.broker.listener.name",
                    "listener.security.protocol.map",
                    "listeners",
                    "log.dir",
                    "log.dirs",
                    "metadata.log.dir",
                    "node.id",
                    "process.roles");

    private static final Map<String, String> SINGLE_NODE =
            Map.ofEntries(
                    Map.entry("auto.create.topics.enable", "false"),
                    Map.entry("num.partitions", "1"),
                    Map.entry("default.replication.factor", "1"),
                    Map.entry("min.insync.replicas", "1"),
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("offsets.topic.num.partitions", "3"),
                    Map.entry("transaction.state.log.replication.factor", "1"),
                    Map.entry("transaction.state.log.min.isr", "1"),
                    Map.entry("transaction.state.log.num.partitions", "3"),
                    Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                    Map.entry("share.coordinator.state.topic.min.isr", "1"),
                    Map.entry("share.coordinator.state.topic.num.partitions", "3"));

    private static final Map<String, String> PROMPT =
            Map.ofEntries(
                    Map.entry("group.initial.rebalance.delay.ms", "0"),
                    // A killed producer's open transaction blocks read_committed readers until the
                    // transaction's own timeout plus this interval.
                    Map.entry(
                            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "2000"),
                    Map.entry("group.share.initialize.retry.interval.ms", "2000"),
                    Map.entry("controller.quorum.append.linger.ms", "5"),
                    // After kill -9 the controller waits for the dead broker's session to end
                    // before it lets the new one in. Shorter would fence a broker that is only
                    // starved of CPU.
                    Map.entry("broker.session.timeout.ms", "6000"),
                    Map.entry("broker.heartbeat.interval.ms", "500"),
                    Map.entry("initial.broker.registration.timeout.ms", "30000"));

    private static final Map<String, String> SHARE_GROUPS =
            Map.ofEntries(
                    // Kafka archives a record silently at its limit, so the limit is the highest
                    // Kafka allows and the application diverts the record long before.
                    Map.entry("group.share.delivery.count.limit", "10"),
                    Map.entry("group.share.max.size", "1000"),
                    // A new member gets its partitions on a heartbeat after its first.
                    Map.entry("group.share.min.heartbeat.interval.ms", "500"),
                    Map.entry("group.share.heartbeat.interval.ms", "1000"),
                    // The widest ranges Kafka allows for share.record.lock.duration.ms of a group.
                    Map.entry("group.share.min.record.lock.duration.ms", "1000"),
                    Map.entry("group.share.max.record.lock.duration.ms", "3600000"),
                    Map.entry("group.share.record.lock.duration.ms", "30000"));

    private static final Map<String, String> SMALL =
            Map.ofEntries(
                    Map.entry("num.network.threads", "2"),
                    Map.entry("num.io.threads", "4"),
                    Map.entry("background.threads", "2"),
                    Map.entry("group.coordinator.threads", "1"),
                    Map.entry("share.coordinator.threads", "1"),
                    Map.entry("num.recovery.threads.per.data.dir", "2"),
                    Map.entry("log.cleaner.threads", "1"),
                    Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                    Map.entry("log.cleaner.io.buffer.size", "131072"),
                    Map.entry("log.segment.bytes", "134217728"),
                    Map.entry("log.index.size.max.bytes", "1048576"),
                    Map.entry("offsets.topic.segment.bytes", "16777216"),
                    Map.entry("transaction.state.log.segment.bytes", "16777216"),
                    Map.entry("share.coordinator.state.topic.segment.bytes", "16777216"),
                    Map.entry("offsets.load.buffer.size", "1048576"),
                    Map.entry("transaction.state.log.load.buffer.size", "1048576"),
                    Map.entry("share.coordinator.load.buffer.size", "1048576"),
                    Map.entry("metadata.log.segment.bytes", "16777216"),
                    // An idle broker writes a record into its metadata log at this interval.
                    Map.entry("metadata.max.idle.interval.ms", "5000"),
                    Map.entry("metric.reporters", ""));

    /** The features' levels that data is formatted with. */
    static final Map<String, Short> FEATURES =
            Map.of(
                    ShareVersion.FEATURE_NAME,
                    ShareVersion.LATEST_PRODUCTION.featureLevel(),
                    // Tracking replicas that may lead has no use with one replica.
                    EligibleLeaderReplicasVersion.FEATURE_NAME,
                    EligibleLeaderReplicasVersion.ELRV_0.featureLevel());

    private BrokerSettings() {}

    /** What any broker could be given to behave like this one: nothing of where it is. */
    static Map<String, String> behaviour() {
        Map<String, String> all = new TreeMap<>(SINGLE_NODE);
        all.putAll(PROMPT);
        all.putAll(SHARE_GROUPS);
        all.putAll(SMALL);
        return all;
    }

    /**
     * The complete properties of the broker.
     *
     * @param bindHost the address of the clients' listener
     * @param advertisedHost the address clients are told
     * @param overrides {@link #check checked} properties that win over the defaults
     */
    static Properties of(
            Path logDir,
            String bindHost,
            int port,
            String advertisedHost,
            int controllerPort,
            Map<String, String> overrides) {
        var properties = new Properties();
        properties.putAll(behaviour());
        properties.putAll(overrides);
        properties.putAll(identity(logDir, bindHost, port, advertisedHost, controllerPort));
        return properties;
    }

    private static Map<String, String> identity(
            Path logDir, String bindHost, int port, String advertisedHost, int controllerPort) {
        String controller = Loopback.ADDRESS + ":" + controllerPort;
        return Map.of(
                "node.id",
                Integer.toString(NODE_ID),
                "process.roles",
                "broker,controller",
                "controller.quorum.voters",
                NODE_ID + "@" + controller,
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                CLIENTS,
                "listener.security.protocol.map",
                CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "listeners",
                CLIENTS + "://" + bindHost + ":" + port + "," + CONTROLLER + "://" + controller,
                "advertised.listeners",
                CLIENTS + "://" + advertisedHost + ":" + port,
                "log.dirs",
                logDir.toString());
    }

    /**
     * @throws IllegalArgumentException when a name is unknown to Kafka or for this class to set
     */
    static void check(Map<String, String> overrides) {
        var reserved = new TreeSet<>(overrides.keySet());
        reserved.retainAll(RESERVED);
        if (!reserved.isEmpty()) {
            throw new IllegalArgumentException(
                    "The embedded broker sets "
                            + String.join(", ", reserved)
                            + " itself. Use its own options (data"
                            + " folder, host, port) instead of these properties.");
        }
        var unknown = new TreeMap<>(overrides);
        unknown.keySet().removeAll(AbstractKafkaConfig.CONFIG_DEF.names());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "Kafka has no broker property named "
                            + String.join(", ", unknown.keySet())
                            + ". Check the spelling against Kafka's list of broker settings.");
        }
    }
}
