package io.baton.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.wire.UnreadableRecordException.Reason;
import io.baton.wire.avro.ControlAction;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.TaskControl;
import io.baton.wire.avro.TaskRequest;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;

/** Each way a value can be wrong has its own reason and a sentence that tells it. */
class BatonSerdesTest {
    private static final byte[] TASK =
            RecordEncoder.encode(
                    TaskRequest.newBuilder().setTaskId("t").setDescription("Sum up").build(),
                    Encoding.AVRO);

    @Test
    void nothing() {
        assertUnreadable(new byte[0], Reason.EMPTY, "empty", "TaskRequest");
    }

    @Test
    void tooShort() {
        assertUnreadable(new byte[] {1, 2, 3}, Reason.TOO_SHORT, "3 bytes");
        assertUnreadable(Arrays.copyOf(TASK, 7), Reason.TOO_SHORT, "7 bytes");
    }

    @Test
    void json() {
        assertUnreadable("{\"a\":1}".getBytes(UTF_8), Reason.UNKNOWN_ENCODING, "looks like JSON");
    }

    @Test
    void confluentWireFormat() {
        byte[] value = new byte[20];
        value[4] = 1;
        assertUnreadable(value, Reason.UNKNOWN_ENCODING, "Confluent wire format");
    }

    @Test
    void somethingElse() {
        byte[] value = "hello, this is text".getBytes(UTF_8);
        assertUnreadable(value, Reason.UNKNOWN_ENCODING, "begins with bytes 68 65");
    }

    @Test
    void anUnknownSchema() {
        byte[] value = TASK.clone();
        value[2] ^= 1;
        assertUnreadable(value, Reason.UNKNOWN_SCHEMA, "fingerprint", "not known here");
    }

    @Test
    void anotherRecordOfOurs() {
        var control =
                TaskControl.newBuilder()
                        .setTaskId("t")
                        .setAction(ControlAction.CANCEL)
                        .setRequestedAt(Instant.EPOCH)
                        .build();
        byte[] value = RecordEncoder.encode(control, Encoding.AVRO);

        assertUnreadable(
                value, Reason.WRONG_SCHEMA, "is a TaskControl", "this topic carries TaskRequest");
    }

    @Test
    void aCutOffBody() {
        byte[] value = Arrays.copyOf(TASK, 14);
        assertUnreadable(value, Reason.CORRUPT, "TaskRequest.description", "bytes where");
    }

    @Test
    void bytesLeftOver() {
        byte[] value = Arrays.copyOf(TASK, TASK.length + 2);
        assertUnreadable(value, Reason.CORRUPT, "2 bytes are left over");
    }

    @Test
    void aTextThatClaimsGigabytes() {
        byte[] value = Arrays.copyOf(TASK, 20);
        // The task id's length, the first thing in the body: 0x7FFFFFFF as a zigzag number.
        byte[] length = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
        System.arraycopy(length, 0, value, 10, length.length);

        assertUnreadable(value, Reason.CORRUPT, "TaskRequest.taskId claims 2147483647 bytes");
    }

    @Test
    void aResultInNeitherEncoding() {
        assertThatThrownBy(() -> ResultDecoder.decode(null)).hasMessageContaining("empty");
        assertThatThrownBy(() -> ResultDecoder.decode("{\"taskId\":".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        UnreadableRecordException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED_JSON));
        assertThatThrownBy(() -> ResultDecoder.decode(TASK)).hasMessageContaining("TaskResult");
    }

    private static void assertUnreadable(byte[] value, Reason reason, String... parts) {
        assertThatThrownBy(() -> BatonSerdes.read(RecordType.TASK_REQUEST, value))
                .isInstanceOfSatisfying(
                        UnreadableRecordException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContainingAll(parts);
    }
}
