package io.baton.wire;

import io.baton.wire.UnreadableRecordException.Reason;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.json.RecordJson;
import io.baton.wire.json.RecordJson.Unknown;
import io.baton.wire.json.UnreadableJsonException;

import org.jspecify.annotations.Nullable;

/** Reads results in either encoding, told apart by their first bytes. */
public final class ResultDecoder {
    private ResultDecoder() {}

    /**
     * Reads one value of the results topic. Fields of JSON that this program does not know yet are
     * passed over.
     *
     * @throws UnreadableRecordException when it is no result
     */
    public static TaskResult decode(byte @Nullable [] value) {
        byte[] bytes = value == null ? new byte[0] : value;
        if (!SingleObject.looksLikeJson(bytes)) {
            return BatonSerdes.read(RecordType.TASK_RESULT, bytes);
        }
        try {
            return RecordJson.read(TaskResult.class, bytes, Unknown.IGNORE);
        } catch (UnreadableJsonException e) {
            throw unreadable(e);
        }
    }

    static UnreadableRecordException unreadable(UnreadableJsonException e) {
        return new UnreadableRecordException(
                e.isMalformed() ? Reason.MALFORMED_JSON : Reason.WRONG_SHAPE,
                String.valueOf(e.getMessage()),
                e);
    }
}
