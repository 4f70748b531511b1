package io.baton.providers.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnswerTextTest {

    @ParameterizedTest
    @CsvSource({
        "'plain', 'plain'",
        "'<think>a</think>b', 'b'",
        "'\n<think>\na\n</think>\n\nb\n', 'b'",
        "'<think>never ends', ''",
        "'thoughts\n</think>\n\nb', 'b'",
        "'the `</think>` tag ends thoughts', 'the `</think>` tag ends thoughts'",
        "'write <think> and </think> so', 'write <think> and </think> so'",
        "'  indented code', '  indented code'",
    })
    void thoughtsBeforeTheAnswerGoAndAllElseStays(String content, String answer) {
        assertThat(AnswerText.withoutThoughts(content)).isEqualTo(answer);
    }
}
