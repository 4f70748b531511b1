package io.baton.app.learning;

import io.baton.app.config.LearningSettings;
import io.baton.app.kafka.KafkaClients;
import io.baton.app.kafka.TopicTail;
import io.baton.app.mapping.LearningMapping;
import io.baton.domain.learning.LearntScores;
import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordType;
import io.baton.wire.Topology;
import io.baton.wire.UnreadableRecordException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/** Keeps {@link LearntScores} up to date with the learning topic. */
public final class LearningTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LearningTail.class);

    /** Read in a second or two; older ones would hardly count beside so many. */
    private static final long MOST_RECORDS = 200_000;

    private final LearntScores learnt;
    private final TopicTail tail;

    public LearningTail(
            KafkaClients clients,
            Topology topics,
            LearntScores learnt,
            LearningSettings settings,
            String clientId) {
        this.learnt = learnt;
        this.tail =
                new TopicTail(
                                clients.reader(clientId),
                                topics.learning(),
                                TopicTail.From.recent(settings.memory(), MOST_RECORDS),
                                this::apply)
                        .start();
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            LearningMapping.apply(
                    BatonSerdes.read(RecordType.MODEL_OUTCOME, record.value()), learnt);
        } catch (UnreadableRecordException | IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.getMessage())
                    .log("What an answer was worth is unreadable");
        }
    }

    /** Waits until what was learnt before is known, or the patience is over. */
    public void awaitKnown(Duration patience) throws InterruptedException {
        if (!tail.awaitCaughtUp(patience)) {
            LOG.atWarn().log("What was learnt about models is not known yet; tasks go on without");
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
