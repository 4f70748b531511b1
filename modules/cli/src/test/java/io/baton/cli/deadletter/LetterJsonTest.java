package io.baton.cli.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.wire.Topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

class LetterJsonTest {

    private static JsonNode header(byte @Nullable [] value) {
        var record =
                new ConsumerRecord<>(
                        "dlq.baton.tasks",
                        0,
                        7,
                        "t".getBytes(StandardCharsets.UTF_8),
                        "x".getBytes(StandardCharsets.UTF_8));
        record.headers().add("h", value);
        var letter = new DeadLetter(record);
        String json = LetterJson.of(letter, Payload.of(letter, Topology.standard()));
        return JsonMapper.shared().readTree(json).path("headers").get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "été 木 \ud83d\ude80", "a\u0000\"\n"})
    void aHeaderThatIsTextIsShownAsText(String text) {
        JsonNode header = header(text.getBytes(StandardCharsets.UTF_8));

        assertThat(header.path("value").stringValue()).isEqualTo(text);
        assertThat(header.has("encoding")).isFalse();
    }

    @Test
    void aHeaderThatIsNoTextIsShownAsBase64AndMarked() {
        byte[] latin1 = "été".getBytes(StandardCharsets.ISO_8859_1);

        JsonNode header = header(latin1);

        assertThat(header.path("encoding").stringValue()).isEqualTo("base64");
        assertThat(Base64.getDecoder().decode(header.path("value").stringValue()))
                .isEqualTo(latin1);
    }

    @Test
    void aHeaderWithoutAValueHasNone() {
        assertThat(header(null).path("value").isNull()).isTrue();
    }
}
