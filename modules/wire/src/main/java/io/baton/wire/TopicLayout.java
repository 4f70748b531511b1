package io.baton.wire;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/**
 * How the topics are cut and kept. {@link #singleNode()} suits one broker; a cluster wants more of
 * everything.
 *
 * @param partitions of tasks, results and events topics, 1 to 10,000
 * @param workPartitions of each work topic, 1 to 10,000. A share group cuts the members up between
 *     the partitions, so that a record waits for a member of its own partition though others are
 *     idle: one partition lets any free slot take any record. A partition has at most {@code
 *     group.share.partition.max.record.locks} (2,000 by default) records in flight.
 * @param synthesisPartitions of plans, stages and control topics, which must have the same number,
 *     1 to 10,000; it bounds how many synthesizers can share the work and cannot be changed later
 *     without stopping it
 * @param replicationFactor copies of each partition, 1 to the number of brokers
 * @param minInSync copies that an acknowledged record has at least, 1 to the replication factor
 * @param retention how long records between the roles are kept; longer than the longest deadline
 * @param resultsRetention how long results are kept
 * @param eventsRetention how long progress events are kept
 * @param deadLetterRetention how long dead letters are kept
 * @param answersRetention how long answers are kept for the same calls
 * @param learningRetention how long is kept what answers turned out to be worth
 * @param maxTaskBytes largest task record; records between the roles, which also carry answers, may
 *     be four times as large; 1 KiB to 256 MiB
 * @param overrides by topic name without the prefix, for example {@code work.code}
 */
public record TopicLayout(
        int partitions,
        int workPartitions,
        int synthesisPartitions,
        int replicationFactor,
        int minInSync,
        Duration retention,
        Duration resultsRetention,
        Duration eventsRetention,
        Duration deadLetterRetention,
        Duration answersRetention,
        Duration learningRetention,
        int maxTaskBytes,
        Map<String, PerTopic> overrides) {

    private static final int MAX_PARTITIONS = 10_000;

    /**
     * What differs for one topic; null leaves the layout's value.
     *
     * @param partitions how many; not for plans, stages, control, models and learning
     * @param retention how long records are kept; not for models
     */
    public record PerTopic(@Nullable Integer partitions, @Nullable Duration retention) {
        public PerTopic {
            if (partitions != null) {
                range("overrides.partitions", partitions, 1, MAX_PARTITIONS);
            }
            if (retention != null) {
                positive("overrides.retention", retention);
            }
        }
    }

    public TopicLayout {
        range("partitions", partitions, 1, MAX_PARTITIONS);
        range("workPartitions", workPartitions, 1, MAX_PARTITIONS);
        range("synthesisPartitions", synthesisPartitions, 1, MAX_PARTITIONS);
        range("replicationFactor", replicationFactor, 1, Short.MAX_VALUE);
        range("minInSync", minInSync, 1, Short.MAX_VALUE);
        if (minInSync > replicationFactor) {
            throw new IllegalArgumentException(
                    "minInSync is %d but replicationFactor only %d: nothing could be written. Lower minInSync or raise replicationFactor."
                            .formatted(minInSync, replicationFactor));
        }
        positive("retention", retention);
        positive("resultsRetention", resultsRetention);
        positive("eventsRetention", eventsRetention);
        positive("deadLetterRetention", deadLetterRetention);
        positive("answersRetention", answersRetention);
        positive("learningRetention", learningRetention);
        range("maxTaskBytes", maxTaskBytes, 1 << 10, 256 << 20);
        overrides = Map.copyOf(overrides);
    }

    /**
     * Three partitions (work topics one), one copy, a week (results and dead letters a month, what
     * answers were worth four weeks, answers for the same calls a day), tasks to 4 MiB.
     */
    public static TopicLayout singleNode() {
        return new TopicLayout(
                3,
                1,
                3,
                1,
                1,
                Duration.ofDays(7),
                Duration.ofDays(30),
                Duration.ofDays(3),
                Duration.ofDays(30),
                Duration.ofDays(1),
                Duration.ofDays(28),
                4 << 20,
                Map.of());
    }

    /** The same layout with other partition counts, for tests and small changes. */
    public TopicLayout withPartitions(int partitions, int synthesisPartitions) {
        return new TopicLayout(
                partitions,
                workPartitions,
                synthesisPartitions,
                replicationFactor,
                minInSync,
                retention,
                resultsRetention,
                eventsRetention,
                deadLetterRetention,
                answersRetention,
                learningRetention,
                maxTaskBytes,
                overrides);
    }

    /** Largest record between the roles, in bytes. */
    public int maxMessageBytes() {
        return 4 * maxTaskBytes;
    }

    private static void range(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d; give a number from %d to %d.".formatted(field, value, least, most));
        }
    }

    private static void positive(String field, Duration value) {
        if (value.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "%s is %s; give a duration of at least one second, for example P7D."
                            .formatted(field, value));
        }
    }
}
