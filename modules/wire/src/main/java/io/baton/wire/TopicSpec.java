package io.baton.wire;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One topic: what it is called, what it carries, how it is kept, and who uses it.
 *
 * @param name the full name
 * @param key what its keys are, for a person
 * @param value the kind of record; null on a dead-letter topic, which carries other topics' bytes
 * @param partitions how many
 * @param replicationFactor how many copies
 * @param minInSync how many copies an acknowledged record has at least
 * @param compacted whether only the newest record of each key is kept
 * @param retention how long records are kept; null when compaction alone decides
 * @param maxMessageBytes the largest record batch the broker takes
 * @param writers the roles that write it
 * @param readers the roles that read it
 * @param deadLetter name of the topic that takes what its readers cannot handle; null when none
 */
public record TopicSpec(
        String name,
        String key,
        @Nullable RecordType<?> value,
        int partitions,
        short replicationFactor,
        short minInSync,
        boolean compacted,
        @Nullable Duration retention,
        int maxMessageBytes,
        List<String> writers,
        List<String> readers,
        @Nullable String deadLetter) {

    private static final Duration SHORTEST_SEGMENT = Duration.ofMinutes(1);

    public TopicSpec {
        writers = List.copyOf(writers);
        readers = List.copyOf(readers);
    }

    /** The topic's configuration as Kafka's admin client takes it. */
    public Map<String, String> configs() {
        var configs = new TreeMap<String, String>();
        configs.put("min.insync.replicas", Short.toString(minInSync));
        configs.put("max.message.bytes", Integer.toString(maxMessageBytes));
        if (retention == null) {
            configs.put("cleanup.policy", "compact");
        } else {
            configs.put("cleanup.policy", compacted ? "compact,delete" : "delete");
            configs.put("retention.ms", Long.toString(retention.toMillis()));
            if (compacted) {
                configs.put("segment.ms", Long.toString(segment(retention).toMillis()));
            }
        }
        return configs;
    }

    /**
     * Only what lies in a closed segment is compacted and deleted: left to the broker's week, what
     * is kept for a day would stay for eight.
     */
    private static Duration segment(Duration retention) {
        Duration part = retention.dividedBy(4);
        return part.compareTo(SHORTEST_SEGMENT) < 0 ? SHORTEST_SEGMENT : part;
    }
}
