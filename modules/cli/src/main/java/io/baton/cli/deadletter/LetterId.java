package io.baton.cli.deadletter;

import org.apache.kafka.common.TopicPartition;

import java.util.Comparator;

/**
 * Where a dead letter lies, {@code TOPIC:PARTITION:OFFSET} on the command line.
 *
 * @param topic the dead-letter topic
 * @param partition 0 or more
 * @param offset 0 or more
 */
public record LetterId(String topic, int partition, long offset) implements Comparable<LetterId> {
    private static final Comparator<LetterId> PLACE =
            Comparator.comparing(LetterId::topic)
                    .thenComparingInt(LetterId::partition)
                    .thenComparingLong(LetterId::offset);

    /**
     * Reads what {@link #toString()} writes.
     *
     * @throws IllegalArgumentException when it is no such text; the message says what is wanted
     */
    public static LetterId parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts.length == 3 && !parts[0].isBlank()) {
                var id =
                        new LetterId(
                                parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
                if (id.partition >= 0 && id.offset >= 0) {
                    return id;
                }
            }
        } catch (NumberFormatException notNumbers) {
            // Told below, as any other text that names no letter.
        }
        throw new IllegalArgumentException(
                "\"%s\" names no dead letter; write TOPIC:PARTITION:OFFSET as 'dlq list' shows it, for example dlq.baton.tasks:0:12."
                        .formatted(text));
    }

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    /** By topic, then partition, then offset. */
    @Override
    public int compareTo(LetterId other) {
        return PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return topic + ":" + partition + ":" + offset;
    }
}
