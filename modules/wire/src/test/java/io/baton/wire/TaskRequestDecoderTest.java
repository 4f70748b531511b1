package io.baton.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.wire.UnreadableRecordException.Reason;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.Priority;
import io.baton.wire.avro.TaskRequest;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

class TaskRequestDecoderTest {
    private static final Instant SENT = Instant.parse("2030-01-31T12:00:00Z");
    private static final String JSON = "application/json";

    @Test
    void jsonWithItsContentTypeIsATaskToBeAnsweredInJson() {
        var record =
                record(
                        "t-1",
                        """
                        {"taskId": "t-1", "description": "Create a React component",
                         "type": "code_generation", "requirements": {"language": "typescript"},
                         "constraints": {"priority": "quality", "maxMemoryBytes": 8000000000, "cache": true,
                                         "condenseInput": true}}""",
                        "application/JSON; charset=utf-8");

        DecodedTask task = TaskRequestDecoder.decode(record);

        assertThat(task.encoding()).isEqualTo(Encoding.JSON);
        assertThat(task.request().getRequirements()).isEqualTo(Map.of("language", "typescript"));
        assertThat(task.request().getConstraints().getPriority()).isEqualTo(Priority.QUALITY);
        assertThat(task.request().getConstraints().getMaxMemoryBytes()).isEqualTo(8_000_000_000L);
        assertThat(task.request().getConstraints().getCache()).isTrue();
        assertThat(task.request().getConstraints().getCondenseInput()).isTrue();
        assertThat(task.request().getLabels()).isEmpty();
        assertThat(task.request().getInput()).isNull();
    }

    @Test
    void avroIsKnownByItsFirstBytesWhateverTheHeaderSays() {
        var request = TaskRequest.newBuilder().setTaskId("t-1").setDescription("Sum up").build();
        byte[] avro = RecordEncoder.encode(request, Encoding.AVRO);

        DecodedTask task = TaskRequestDecoder.decode(record("t-1", avro, null));

        assertThat(task).isEqualTo(new DecodedTask(request, Encoding.AVRO));
    }

    @Test
    void theKeyStandsInForAMissingTaskId() {
        var task = TaskRequestDecoder.decode(record("t-9", "{\"description\":\"x\"}", JSON));

        assertThat(task.request().getTaskId()).isEqualTo("t-9");
    }

    @ParameterizedTest
    @CsvSource({
        "PT5M, 300000",
        "90s, 90000",
        "5m, 300000",
        "2h, 7200000",
        "1d, 86400000",
        "500ms, 500"
    })
    void aDeadlineMayBeADurationFromTheRecordsTimestamp(String deadline, long millis) {
        String json = "{\"description\":\"x\",\"deadline\":\"" + deadline + "\"}";

        var task = TaskRequestDecoder.decode(record("t", json, JSON));

        assertThat(task.request().getDeadline()).isEqualTo(SENT.plusMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2030-01-31T13:30:00+01:00\"",
                "1896093000000",
                " \"2030-01-31T12:30:00Z\""
            })
    void aDeadlineMayBeAMoment(String deadline) {
        String json = "{\"description\":\"x\",\"deadline\":" + deadline + "}";

        var task = TaskRequestDecoder.decode(record("t", json, JSON));

        assertThat(task.request().getDeadline()).isEqualTo(Instant.parse("2030-01-31T12:30:00Z"));
    }

    @Test
    void anOutputSchemaMayBeWrittenAsJson() {
        String json = "{\"description\":\"x\",\"outputSchema\":{\"type\":\"object\"}}";

        var task = TaskRequestDecoder.decode(record("t", json, JSON));

        assertThat(task.request().getOutputSchema()).isEqualTo("{\"type\":\"object\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF{\"description\":\"x\"}", " \r\n\t{\"description\":\"x\"}\n"})
    void aByteOrderMarkOrWhiteSpaceDoesNoHarm(String json) {
        assertThat(TaskRequestDecoder.decode(record("t", json, JSON)).request().getDescription())
                .isEqualTo("x");
        assertThatThrownBy(() -> TaskRequestDecoder.decode(record("t", json, null)))
                .hasMessageContaining("content-type: application/json");
    }

    @Test
    void jsonWithoutItsContentTypeSaysWhichHeaderToSet() {
        assertUnreadable(
                record("t", "{\"description\":\"x\"}", null),
                Reason.UNKNOWN_ENCODING,
                "looks like JSON but has no content-type",
                "\"content-type: application/json\"");
        assertUnreadable(
                record("t", "{\"description\":\"x\"}", "text/plain"),
                Reason.UNKNOWN_ENCODING,
                "its content-type is \"text/plain\"");
    }

    @Test
    void keyAndTaskIdMustAgreeAndOneMustBeThere() {
        String named = "{\"taskId\":\"a\",\"description\":\"x\"}";
        assertUnreadable(
                record("b", named, JSON), Reason.WRONG_KEY, "key is \"b\"", "taskId is \"a\"");
        assertUnreadable(
                record(null, "{\"description\":\"x\"}", JSON),
                Reason.WRONG_KEY,
                "taskId is missing");
        assertUnreadable(
                record("not usable!", "{\"description\":\"x\"}", JSON),
                Reason.WRONG_KEY,
                "not usable");
        assertThat(TaskRequestDecoder.decode(record(null, named, JSON)).request().getTaskId())
                .isEqualTo("a");
    }

    @Test
    void aKeyThatIsNoTextIsWrong() {
        var record = record(null, "{\"taskId\":\"a\",\"description\":\"x\"}", JSON);
        var keyed =
                new ConsumerRecord<>(
                        "t",
                        0,
                        0,
                        0,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        new byte[] {(byte) 0xFF},
                        record.value(),
                        record.headers(),
                        Optional.empty());

        assertUnreadable(keyed, Reason.WRONG_KEY, "no UTF-8 text");
    }

    @Test
    void nothingIsNoTask() {
        assertUnreadable(record("t", new byte[0], JSON), Reason.EMPTY, "empty");
        var tombstone = new ConsumerRecord<byte[], byte[]>("t", 0, 0, "t".getBytes(UTF_8), null);
        assertUnreadable(tombstone, Reason.EMPTY, "empty");
    }

    @Test
    void aDurationBeyondTimeIsAnError() {
        assertUnreadable(
                record("t", "{\"description\":\"x\",\"deadline\":\"P106751991167300D\"}", JSON),
                Reason.WRONG_SHAPE,
                "deadline",
                "too far away");
    }

    private static void assertUnreadable(
            ConsumerRecord<byte[], byte[]> record, Reason reason, String... parts) {
        assertThatThrownBy(() -> TaskRequestDecoder.decode(record))
                .isInstanceOfSatisfying(
                        UnreadableRecordException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContainingAll(parts);
    }

    private static ConsumerRecord<byte[], byte[]> record(
            @Nullable String key, String value, @Nullable String contentType) {
        return record(key, value.getBytes(UTF_8), contentType);
    }

    private static ConsumerRecord<byte[], byte[]> record(
            @Nullable String key, byte[] value, @Nullable String contentType) {
        var headers = new RecordHeaders();
        if (contentType != null) {
            Headers.put(headers, Headers.CONTENT_TYPE, contentType);
        }
        return new ConsumerRecord<>(
                "tasks",
                0,
                0,
                SENT.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key == null ? null : key.getBytes(UTF_8),
                value,
                headers,
                Optional.empty());
    }
}
