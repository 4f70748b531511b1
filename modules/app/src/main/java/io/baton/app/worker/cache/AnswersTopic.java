package io.baton.app.worker.cache;

import io.baton.app.kafka.OutgoingRecords;
import io.baton.app.kafka.TopicTail;
import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordType;
import io.baton.wire.Topology;
import io.baton.wire.UnreadableRecordException;
import io.baton.wire.avro.CachedAnswer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Tells other workers what was answered here, and hears what was answered there. Nobody ever waits
 * for it: an answer that cannot be told is one that another worker asks for once more. What it
 * carries is as sensitive as results are, so nothing of it is logged.
 */
final class AnswersTopic implements TopicTail.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(AnswersTopic.class);

    /** A producer that cannot reach its cluster holds whoever sends; these many may be held. */
    private static final int MOST_ON_THEIR_WAY = 64;

    private final EarlierAnswers memory;
    private final Topology topics;
    private final OutgoingRecords outgoing;
    private final Consumer<ProducerRecord<byte[], byte[]>> sink;
    private final Semaphore room = new Semaphore(MOST_ON_THEIR_WAY);

    /**
     * @param memory takes what is heard
     * @param sink sends records; may hold the thread that calls it
     */
    AnswersTopic(
            EarlierAnswers memory,
            Topology topics,
            OutgoingRecords outgoing,
            Consumer<ProducerRecord<byte[], byte[]>> sink) {
        this.memory = memory;
        this.topics = topics;
        this.outgoing = outgoing;
        this.sink = sink;
    }

    /** Tells an answer some time soon, if it can be told. */
    void tell(String key, CachedAnswer answer) {
        if (!room.tryAcquire()) {
            LOG.atDebug().log("Too many answers wait to be told; this one is not");
            return;
        }
        Thread.ofVirtual().name("answer-to-topic").start(() -> send(key, answer));
    }

    private void send(String key, CachedAnswer answer) {
        try {
            sink.accept(outgoing.record(topics.answers(), key, answer, null));
        } catch (KafkaException | IllegalStateException e) {
            LOG.atDebug().addKeyValue("reason", e.toString()).log("An answer could not be told");
        } finally {
            room.release();
        }
    }

    @Override
    public void handle(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            memory.forget(key);
            return;
        }
        try {
            memory.keep(key, BatonSerdes.read(RecordType.CACHED_ANSWER, record.value()));
        } catch (UnreadableRecordException e) {
            LOG.atDebug().addKeyValue("key", key).log("A kept answer is unreadable");
        }
    }
}
