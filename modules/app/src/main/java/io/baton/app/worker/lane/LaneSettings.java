package io.baton.app.worker.lane;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How one topic is read.
 *
 * @param topic the topic, which must exist or will
 * @param group the share group; see {@link io.baton.app.kafka.ShareGroups} for what must be set
 *     before it exists
 * @param lanes share consumers, 1 to 1000; with {@code window} they make the concurrency. Each
 *     costs two threads and about 0.4 MB. All members of a group count against the broker's {@code
 *     group.share.max.size} (200 by default).
 * @param window records a lane holds at once, 1 to 500. A lane fetches again when all are done: 1
 *     for calls of seconds, up to 4 where a few calls take much longer than most, tens only for
 *     calls of milliseconds.
 * @param lockDuration how long a record stays locked without renewal, as the group is configured; 1
 *     s to 1 h. Locks are renewed at half of it. Also how long a hung process keeps its records.
 * @param recordBytes how large a record is expected to be, 1 or more; only an estimate to bound
 *     fetches by
 * @param partitions how many the topic has, 1 or more
 * @param consumerProperties how to connect: {@code bootstrap.servers} and security. What makes a
 *     lane a lane can't be set here.
 */
public record LaneSettings(
        String topic,
        String group,
        int lanes,
        int window,
        Duration lockDuration,
        int recordBytes,
        int partitions,
        Map<String, String> consumerProperties) {

    static final long LEAST_FETCH_BYTES = 4 * 1024L;
    static final long MOST_FETCH_BYTES = ConsumerConfig.DEFAULT_FETCH_MAX_BYTES;

    private static final Set<String> OWN_PROPERTIES =
            Set.of(
                    ConsumerConfig.GROUP_ID_CONFIG,
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                    ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG,
                    ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
                    ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                    ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);

    public LaneSettings {
        requireText("topic", topic);
        requireText("group", group);
        requireRange("lanes", lanes, 1, 1000);
        requireRange("window", window, 1, 500);
        requireRange("recordBytes", recordBytes, 1, Integer.MAX_VALUE);
        requireRange("partitions", partitions, 1, Integer.MAX_VALUE);
        if (lockDuration.compareTo(Duration.ofSeconds(1)) < 0
                || lockDuration.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "lockDuration is " + lockDuration + "; use 1 s to 1 h, 30 s if in doubt.");
        }
        consumerProperties = Map.copyOf(consumerProperties);
        if (!consumerProperties.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException(
                    "consumerProperties lacks bootstrap.servers; set it to the brokers' host:port.");
        }
        for (String name : consumerProperties.keySet()) {
            if (OWN_PROPERTIES.contains(name)) {
                throw new IllegalArgumentException(
                        "consumerProperties sets "
                                + name
                                + ", which lanes set themselves; remove it.");
            }
        }
    }

    /** How long after its acquisition or last renewal a lock is renewed. */
    public Duration renewAfter() {
        return lockDuration.dividedBy(2);
    }

    /**
     * Bounds what the broker reads for each fetch. Without it the broker reads through the backlog
     * for every acquired record, and the cost of one grows with how far the group is behind.
     */
    public int fetchMaxBytes() {
        double wanted = 1.5 * window * recordBytes * partitions;
        return (int) Math.clamp(wanted, LEAST_FETCH_BYTES, MOST_FETCH_BYTES);
    }

    private static void requireText(String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " is blank; name the " + field + ".");
        }
    }

    private static void requireRange(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d; use %d to %d.".formatted(field, value, least, most));
        }
    }
}
