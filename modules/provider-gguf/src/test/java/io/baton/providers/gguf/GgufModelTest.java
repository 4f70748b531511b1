package io.baton.providers.gguf;

import static io.baton.providers.gguf.Requests.greedy;
import static io.baton.providers.gguf.Requests.request;
import static io.baton.providers.gguf.Requests.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderException;
import io.baton.domain.task.OutputFormat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;

final class GgufModelTest {
    private static final int WINDOW = 2048;

    @TempDir Path folder;
    private ModelProvider provider;
    private LlmModel model;

    @BeforeEach
    void open() throws InterruptedException {
        Path file = TinyGguf.write(folder.resolve("tiny.gguf"));
        provider = new GgufProvider(settings(file.toUri(), Duration.ofMinutes(1), greedy(WINDOW)));
        model = provider.model(provider.discover().getFirst());
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void saysWhatItsWeightsSay() throws Exception {
        // when
        ModelAnswer answer = model.generate(request("What happened?"));
        // then
        assertThat(answer.text()).isEqualTo(TinyGguf.SENTENCE);
        assertThat(answer.modelName()).isEqualTo("tiny");
        assertThat(answer.truncated()).isFalse();
        assertThat(answer.usage().promptTokens()).isGreaterThan("What happened?".length());
    }

    @Test
    void isLoadedByItsFirstCall() throws Exception {
        // given
        assertThat(provider.discover().getFirst().resident()).isFalse();
        // when
        model.generate(request("What happened?"));
        // then
        assertThat(provider.discover().getFirst().resident()).isTrue();
    }

    /** Longer than a piece, so it is read in several, which must not change what is understood. */
    @Test
    void readsALongPromptToItsEnd() throws Exception {
        // when
        ModelAnswer answer = model.generate(request("What happened? ".repeat(100)));
        // then
        assertThat(answer.text()).isEqualTo(TinyGguf.SENTENCE);
        assertThat(answer.usage().promptTokens()).isGreaterThan(1400);
    }

    @Test
    void anAnswerAtItsLimitSaysSo() throws Exception {
        // when
        ModelAnswer answer = model.generate(request("What happened?", 2, OutputFormat.TEXT, null));
        // then
        assertThat(answer.text()).isEqualTo("The quay");
        assertThat(answer.truncated()).isTrue();
    }

    @Test
    void anAnswerThatFillsTheWindowSaysSo() throws Exception {
        // when
        ModelAnswer answer = model.generate(request("z".repeat(WINDOW - 200)));
        // then
        assertThat(answer.text()).startsWith(TinyGguf.SENTENCE + " " + TinyGguf.SENTENCE);
        assertThat(answer.truncated()).isTrue();
        assertThat(answer.usage().promptTokens() + answer.usage().completionTokens())
                .isGreaterThanOrEqualTo(WINDOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {WINDOW - 3, WINDOW, 3 * WINDOW})
    void aPromptThatFillsTheWindowIsRefusedInNumbers(int tokens) {
        // when
        ProviderException failure =
                catchThrowableOfType(
                        ProviderException.class, () -> model.generate(request("z".repeat(tokens))));
        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.CONTEXT_EXCEEDED);
        assertThat(failure.getMessage())
                .contains("tiny", "files", "has a context of 2048 tokens, the prompt has");
    }

    @Test
    void isKeptToJson() throws Exception {
        // when
        ModelAnswer answer =
                model.generate(
                        request("Say it in JSON.", 0, OutputFormat.JSON, "{\"type\":\"object\"}"));
        // then
        assertThat(answer.text()).isEqualTo("{}");
    }
}
