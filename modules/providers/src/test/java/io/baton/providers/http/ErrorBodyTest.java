package io.baton.providers.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Objects;

final class ErrorBodyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"error\":\"it broke\"} | it broke | NONE",
                "{\"error\":{\"message\":\"it broke\",\"code\":500}} | it broke | NONE",
                "{\"error\":{\"message\":\"it broke\",\"code\":null}} | it broke | NONE",
                "{\"error\":\"{\\\"error\\\":{\\\"message\\\":\\\"deep\\\"}}\"} | deep | NONE",
                "{\"object\":\"error\",\"message\":\"old vLLM\",\"code\":400} | old vLLM | NONE",
                "{\"detail\":\"Not Found\"} | Not Found | NONE",
                "{\"error\":{\"message\":\"x\",\"code\":\"context_length_exceeded\"}} | x | CONTEXT",
                "{\"error\":\"CUDA error: out of memory\"} | CUDA error: out of memory | MEMORY",
            })
    void readsEveryShape(String json, String message, Symptom symptom) {
        // when
        ErrorBody error = Objects.requireNonNull(ErrorBody.of(Json.parse(json)));
        // then
        assertThat(error.message()).isEqualTo(message);
        assertThat(Symptom.of(error)).isEqualTo(symptom);
    }

    @Test
    void anAnswerIsNoError() {
        assertThat(ErrorBody.of(Json.parse("{\"message\":{\"content\":\"hi\"}}"))).isNull();
        assertThat(ErrorBody.of(Json.parse("{\"error\":null,\"choices\":[]}"))).isNull();
        assertThat(ErrorBody.of(Json.parse("no json"))).isNull();
    }
}
