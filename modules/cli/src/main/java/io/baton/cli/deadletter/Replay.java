package io.baton.cli.deadletter;

import io.baton.wire.Headers;
import io.baton.wire.TopicSpec;
import io.baton.wire.Topology;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

import java.util.Optional;

/**
 * What putting one dead letter back would do. Decides, sends nothing.
 *
 * <p>Invariant: a replayed record has the original's key, value and headers byte for byte and in
 * order, no {@code baton-dlq-*} header, and {@code baton-replay-count}; it goes to a topic that the
 * topology has, and there to the partition it came from, since what belongs together must meet
 * again. Its time is the time of the replay, from which a deadline that the task does not name
 * itself is counted anew.
 */
sealed interface Replay {

    DeadLetter letter();

    /**
     * It can be put back.
     *
     * @param count how often it will have been replayed then
     */
    record Possible(DeadLetter letter, ProducerRecord<byte[], byte[]> record, int count)
            implements Replay {}

    /**
     * It must stay where it is.
     *
     * @param reason why, for a person
     */
    record Refused(DeadLetter letter, String reason) implements Replay {}

    /** Decides about one letter. */
    static Replay of(DeadLetter letter, Topology topology) {
        Optional<String> named = letter.originalTopic();
        if (named.isEmpty()) {
            return new Refused(
                    letter,
                    "it has no header %s, so it is unknown where it came from"
                            .formatted(Headers.DLQ_ORIGINAL_TOPIC));
        }
        Optional<TopicSpec> topic =
                topology.find(named.get()).filter(spec -> spec.deadLetter() != null);
        if (topic.isEmpty()) {
            return new Refused(
                    letter,
                    "it says it came from \"%s\", which no role of this installation reads"
                            .formatted(named.get()));
        }
        int count = letter.replays() + 1;
        Integer partition = partition(letter, topic.get());
        var original = letter.record();
        var record =
                new ProducerRecord<>(
                        topic.get().name(),
                        partition,
                        null,
                        original.key(),
                        original.value(),
                        headers(letter, count));
        return new Possible(letter, record, count);
    }

    private static RecordHeaders headers(DeadLetter letter, int count) {
        var headers = new RecordHeaders();
        for (Header header : letter.record().headers()) {
            boolean ours =
                    header.key().startsWith(Headers.DLQ_PREFIX)
                            || header.key().equals(Headers.REPLAY_COUNT);
            if (!ours) {
                headers.add(header);
            }
        }
        Headers.put(headers, Headers.REPLAY_COUNT, count);
        return headers;
    }

    /** The partition it came from; null, that is by its key, when that is not known any more. */
    @SuppressWarnings("NullAway") // Kafka's producer takes null for "by the key"
    private static Integer partition(DeadLetter letter, TopicSpec topic) {
        int from =
                Headers.number(letter.record().headers(), Headers.DLQ_ORIGINAL_PARTITION)
                        .orElse(-1);
        return from >= 0 && from < topic.partitions() ? from : null;
    }
}
