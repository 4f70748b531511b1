package io.baton.client;

import io.baton.wire.UnreadableRecordException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.function.Function;

/** Reads values; one that cannot be read is passed over with a line in the log. */
final class Records {
    private static final Logger LOG = LoggerFactory.getLogger(Records.class);

    private Records() {}

    static <T> Optional<T> read(
            ConsumerRecord<byte[], byte[]> record, Function<byte[], T> decoder) {
        try {
            return Optional.of(decoder.apply(record.value()));
        } catch (UnreadableRecordException e) {
            LOG.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.reason())
                    .log("Passed over an unreadable record");
            return Optional.empty();
        }
    }
}
