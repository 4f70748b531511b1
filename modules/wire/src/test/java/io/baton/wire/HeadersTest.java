package io.baton.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.wire.avro.Encoding;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class HeadersTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-00";

    @Test
    void aStampedRecordIsACloudEventInBinaryMode() {
        var record = new ProducerRecord<>("topic", "key", "value");
        var event =
                new CloudEvent(
                        RecordType.TASK_RESULT,
                        Encoding.JSON,
                        "/baton/synthesizer/a",
                        Instant.EPOCH,
                        PARENT);

        event.stamp(event.stamp(record));

        assertThat(text(record, "content-type")).isEqualTo("application/json");
        assertThat(text(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(text(record, "ce_type")).isEqualTo("io.baton.task.result");
        assertThat(text(record, "ce_source")).isEqualTo("/baton/synthesizer/a");
        assertThat(text(record, "ce_time")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(text(record, "ce_id")).isNotBlank();
        assertThat(text(record, "traceparent"))
                .startsWith("00-" + TRACE + "-")
                .endsWith("-00")
                .isNotEqualTo(PARENT);
        assertThat(record.headers()).as("stamped twice, there once").hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
            })
    void aMalformedTraceStartsANewOne(String text) {
        assertThat(TraceParent.parse(text)).isEmpty();
        assertThat(TraceParent.parse(TraceParent.after(text).toString())).isPresent();
        assertThat(TraceParent.after(text).toString()).doesNotContain(TRACE);
    }

    @Test
    void aTraceOfALaterVersionIsContinued() {
        String later = "cc-" + TRACE + "-b7ad6b7169203331-01-what-the-future-holds";

        assertThat(TraceParent.after(later).traceId()).isEqualTo(TRACE);
    }

    @Test
    void aHeaderIsReadAsTextOrNumberOrNotAtAll() {
        var headers = new RecordHeaders();
        Headers.put(headers, Headers.REPLAY_COUNT, 2);
        Headers.put(headers, Headers.DLQ_STAGE, "näher");
        headers.add("void", null);

        assertThat(Headers.number(headers, Headers.REPLAY_COUNT)).hasValue(2);
        assertThat(Headers.text(headers, Headers.DLQ_STAGE)).contains("näher");
        assertThat(Headers.number(headers, Headers.DLQ_STAGE)).isEmpty();
        assertThat(Headers.number(headers, "absent")).isEmpty();
        assertThat(Headers.text(headers, "void")).isEmpty();
    }

    private static String text(ProducerRecord<?, ?> record, String name) {
        return Headers.text(record.headers(), name).orElseThrow();
    }
}
