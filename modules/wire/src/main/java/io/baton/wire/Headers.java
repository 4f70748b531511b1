package io.baton.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;

import java.util.Optional;
import java.util.OptionalInt;

/** Names of the headers Baton reads and writes; their values are UTF-8 text. */
public final class Headers {
    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACEPARENT = "traceparent";

    public static final String CE_ID = "ce_id";
    public static final String CE_TYPE = "ce_type";
    public static final String CE_SOURCE = "ce_source";
    public static final String CE_SPECVERSION = "ce_specversion";
    public static final String CE_TIME = "ce_time";

    /** Why a record is a dead letter: an error code. */
    public static final String DLQ_REASON = "baton-dlq-reason";

    /** The same for a person. */
    public static final String DLQ_MESSAGE = "baton-dlq-message";

    public static final String DLQ_ORIGINAL_TOPIC = "baton-dlq-original-topic";
    public static final String DLQ_ORIGINAL_PARTITION = "baton-dlq-original-partition";
    public static final String DLQ_ORIGINAL_OFFSET = "baton-dlq-original-offset";

    /** The original record's timestamp, in milliseconds since 1970. */
    public static final String DLQ_ORIGINAL_TIMESTAMP = "baton-dlq-original-timestamp";

    /** How often it had been delivered when it was given up. */
    public static final String DLQ_DELIVERY_COUNT = "baton-dlq-delivery-count";

    /** When it was given up, ISO-8601. */
    public static final String DLQ_FAILED_AT = "baton-dlq-failed-at";

    /** The role that gave it up. */
    public static final String DLQ_ROLE = "baton-dlq-role";

    public static final String DLQ_TASK_ID = "baton-dlq-task-id";
    public static final String DLQ_STAGE = "baton-dlq-stage";

    /** How often it had been replayed before it was given up again. */
    public static final String DLQ_REPLAY_COUNT = "baton-dlq-replay-count";

    /** On a replayed record: how often it has been replayed, 1 for the first time. */
    public static final String REPLAY_COUNT = "baton-replay-count";

    /** Every header that begins so belongs to a dead letter, not to the original record. */
    public static final String DLQ_PREFIX = "baton-dlq-";

    private Headers() {}

    /** The last header of that name as text; empty when there is none or it has no value. */
    public static Optional<String> text(
            org.apache.kafka.common.header.Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }

    /** The last header of that name as a number; empty when there is none or it is no number. */
    public static OptionalInt number(org.apache.kafka.common.header.Headers headers, String name) {
        try {
            return text(headers, name)
                    .map(value -> OptionalInt.of(Integer.parseInt(value.strip())))
                    .orElse(OptionalInt.empty());
        } catch (NumberFormatException e) {
            return OptionalInt.empty(); // a foreign header of the same name says nothing to us
        }
    }

    /** Sets a header, in place of any of the same name. */
    public static void put(
            org.apache.kafka.common.header.Headers headers, String name, Object value) {
        headers.remove(name).add(name, value.toString().getBytes(UTF_8));
    }
}
