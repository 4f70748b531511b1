package io.baton.app.worker;

import io.baton.app.mapping.StageMapping;
import io.baton.domain.synthesis.StageWork;
import io.baton.wire.BatonSerdes;
import io.baton.wire.Headers;
import io.baton.wire.RecordType;
import io.baton.wire.UnreadableRecordException;
import io.baton.wire.UnreadableRecordException.Reason;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Reads the work topics' records. */
final class StageRequests {
    private final Clock clock;

    StageRequests(Clock clock) {
        this.clock = clock;
    }

    /**
     * The work that a record asks for. A replayed request is byte for byte the old one, whose
     * deadline has passed: it gets as much time as it had then, from now.
     *
     * @throws UnreadableRecordException when it is no stage request
     */
    StageWork read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new UnreadableRecordException(Reason.EMPTY, "The record has no value.");
        }
        StageWork work;
        try {
            work =
                    StageMapping.fromWire(
                            BatonSerdes.read(RecordType.STAGE_REQUEST, record.value()));
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecordException(
                    Reason.WRONG_SHAPE,
                    "The request says what nobody understands: " + e.getMessage(),
                    e);
        }
        return replays(record) == 0 ? work : withTimeFromNow(work);
    }

    /** How often the record has been replayed from a dead-letter topic. */
    int replays(ConsumerRecord<byte[], byte[]> record) {
        return Headers.number(record.headers(), Headers.REPLAY_COUNT).orElse(0);
    }

    private StageWork withTimeFromNow(StageWork work) {
        Instant now = clock.instant();
        Duration span = Duration.between(work.requestedAt(), work.deadline());
        return work.during(now, now.plus(span));
    }
}
