package io.baton.providers.anthropic;

import static io.baton.providers.Asking.find;
import static io.baton.providers.Asking.model;
import static io.baton.providers.Asking.request;
import static io.baton.providers.Asking.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderException;
import io.baton.testkit.Dialect;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.testkit.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

final class AnthropicProviderTest {
    private static final String MODEL = "claude-sonnet-4-5";

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void readsEveryPageOfTheList() throws Exception {
        // given
        FakeModel[] many =
                IntStream.range(0, 250)
                        .mapToObj(i -> FakeModel.of("claude-" + i, 1000 + i))
                        .toArray(FakeModel[]::new);
        ModelProvider provider = provider(serve(many), true);
        // when
        List<ModelDescriptor> found = provider.discover();
        // then
        assertThat(found).hasSize(250);
        assertThat(found.getLast().modelName()).isEqualTo("claude-249");
        assertThat(found.getLast().contextWindow()).isEqualTo(1249);
    }

    @Test
    void saysWhatTheListSaysOfWindowAnswerAndSight() throws Exception {
        // given
        FakeModelServer server = serve(FakeModel.of(MODEL, 64_000).seeing());
        // when
        ModelDescriptor found = find(provider(server, true), MODEL);
        // then
        assertThat(found.contextWindow()).isEqualTo(64_000);
        assertThat(found.maxOutputTokens()).isEqualTo(64_000);
        assertThat(found.capabilities()).containsKey("vision");
    }

    @Test
    void aConfiguredModelNeedsNoList() throws Exception {
        // given
        FakeModelServer server = serve(FakeModel.of(MODEL, 4096));
        // when
        ModelDescriptor found =
                find(provider(server, false, model("claude-of-mine", null)), "claude-of-mine");
        // then
        assertThat(found.contextWindow()).isEqualTo(AnthropicListing.WELL_KNOWN_CONTEXT);
    }

    @Test
    void aConfiguredWindowIsNoLargerThanTheListedOne() throws Exception {
        // given
        FakeModelServer server = serve(FakeModel.of(MODEL, 4096));
        // then
        assertThat(find(provider(server, true, model(MODEL, 9000)), MODEL).contextWindow())
                .isEqualTo(4096);
        assertThat(find(provider(server, true, model(MODEL, 900)), MODEL).contextWindow())
                .isEqualTo(900);
    }

    @Test
    void sendsItsOwnHeadersAndNoBearerToken() throws Exception {
        // given
        FakeModelServer server = serve(FakeModel.of(MODEL, 4096));
        ModelProvider provider = provider(server, true);
        // when
        provider.model(find(provider, MODEL)).generate(request());
        // then
        assertThat(server.log().calls().getFirst().headers())
                .containsEntry("anthropic-version", "2023-06-01")
                .doesNotContainKey("authorization");
    }

    @ParameterizedTest
    @CsvSource({
        "529, overloaded_error, PROVIDER_THROTTLED, true",
        "413, request_too_large, CONTEXT_EXCEEDED, false",
        "402, billing_error, PROVIDER_REJECTED, false",
        "504, timeout_error, PROVIDER_UNAVAILABLE, true",
    })
    void knowsErrorsThatOthersDoNotHave(int status, String type, ErrorCode code, boolean retryable)
            throws Exception {
        // given
        FakeModelServer server = serve(FakeModel.of(MODEL, 4096));
        ModelProvider provider = provider(server, true);
        server.fail(Fault.status(status), 1);
        // when
        ProviderException failure = failure(provider);
        // then
        assertThat(failure.code()).as("%s: %s", type, failure.getMessage()).isEqualTo(code);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "refusal, {\"category\":\"cyber\"}, PROVIDER_REJECTED, for reasons of cyber",
                "refusal, null, PROVIDER_REJECTED, refuses to answer",
            })
    void aRefusalIsNoAnswer(String reason, String details, ErrorCode code, String words)
            throws Exception {
        // given
        FakeModelServer server = serve(FakeModel.of(MODEL, 4096));
        ModelProvider provider = provider(server, true);
        server.fail(Fault.status(200, message("half an answer", reason, details)), 1);
        // when
        ProviderException failure = failure(provider);
        // then
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.getMessage()).contains(words).doesNotContain("half an answer");
    }

    @Test
    void anAnswerThatFilledTheWindowIsTruncatedAndCachedTokensWereRead() throws Exception {
        // given
        FakeModelServer server = serve(FakeModel.of(MODEL, 4096));
        ModelProvider provider = provider(server, true);
        String body = message("half", "model_context_window_exceeded", "null");
        server.fail(Fault.status(200, body), 1);
        // when
        var answer = provider.model(find(provider, MODEL)).generate(request());
        // then
        assertThat(answer.truncated()).isTrue();
        assertThat(answer.usage().promptTokens()).isEqualTo(5 + 20 + 300);
    }

    private static String message(String text, String stopReason, String details) {
        return """
        {"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929",
         "content":[{"type":"text","text":"%s"}],
         "stop_reason":"%s","stop_sequence":null,"stop_details":%s,
         "usage":{"input_tokens":5,"cache_creation_input_tokens":20,
                  "cache_read_input_tokens":300,"output_tokens":2}}
        """
                .formatted(text, stopReason, details);
    }

    private static ProviderException failure(ModelProvider provider) throws InterruptedException {
        var model = provider.model(find(provider, MODEL));
        return catchThrowableOfType(ProviderException.class, () -> model.generate(request()));
    }

    private FakeModelServer serve(FakeModel... models) {
        FakeModelServer server = FakeModelServer.start(Dialect.ANTHROPIC, models);
        open.add(server);
        return server;
    }

    private ModelProvider provider(
            FakeModelServer server, boolean discover, ModelSettings... models) {
        ModelProvider provider =
                new AnthropicProvider(settings("anthropic", server.endpoint(), discover, models));
        open.add(provider);
        return provider;
    }
}
