package io.baton.providers.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.providers.http.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictSchemaTest {

    @Test
    void closesObjectsAndLeavesBoundsOut() {
        // given
        String schema =
                """
                {"type":"object","$schema":"https://json-schema.org/draft/2020-12/schema",
                 "required":["n"],
                 "properties":{
                   "n":{"type":"integer","minimum":1,"description":"How many."},
                   "day":{"type":"string","format":"date"},
                   "code":{"type":"string","format":"regex","pattern":"[a-z]+"},
                   "list":{"type":"array","maxItems":3,"items":{"type":"object","properties":{"a":{"type":"string"}}}},
                   "kind":{"oneOf":[{"type":"null"},{"enum":["x","y"]}]}}}
                """;
        // when
        String strict = String.valueOf(StrictSchema.of(Json.parse(schema)));
        // then
        assertThat(Json.parse(strict))
                .isEqualTo(
                        Json.parse(
                                """
                                {"type":"object","required":["n"],
                                 "properties":{
                                   "n":{"type":"integer","description":"How many."},
                                   "day":{"type":"string","format":"date"},
                                   "code":{"type":"string"},
                                   "list":{"type":"array","items":{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}},
                                   "kind":{"anyOf":[{"type":"null"},{"enum":["x","y"]}]}},
                                 "additionalProperties":false}
                                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "{}",
                "{\"type\":\"object\"}",
                "{\"type\":\"object\",\"properties\":{}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"additionalProperties\":true}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"object\"}}}",
                "{\"type\":[\"string\",\"null\"]}",
                "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"type\":\"string\"}}}",
                "{\"type\":\"string\",\"not\":{\"enum\":[\"a\"]}}",
            })
    void whatWouldLoseItsMeaningIsNotSaid(String schema) {
        assertThat(StrictSchema.of(Json.parse(schema))).isNull();
    }
}
