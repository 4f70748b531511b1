package io.baton.providers;

import static io.baton.providers.Asking.find;
import static io.baton.providers.Asking.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.domain.cost.Price;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderException;
import io.baton.testkit.Dialect;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.testkit.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** What a model costs, and what a call that gave no answer took. */
final class ModelPricesTest {
    private static final URI ANYWHERE = URI.create("http://127.0.0.1:1");
    private static final Price PRICE =
            Price.perMillion(new BigDecimal("0.15"), new BigDecimal("0.6"));

    @ParameterizedTest
    @CsvSource({
        "builtin, true",
        "llamacpp, true",
        "lmstudio, true",
        "ollama, true",
        "vllm, true",
        "openai, false",
        "anthropic, false",
        "echo, false"
    })
    void onlyServersOfOnesOwnAreFreeUnlessAPriceIsConfigured(String type, boolean free) {
        ModelConfiguration silent = new ModelConfiguration(Asking.settings(type, ANYWHERE, true));
        ModelConfiguration told =
                new ModelConfiguration(Asking.settings(type, ANYWHERE, true, priced()));

        assertThat(silent.price("m")).isEqualTo(free ? Price.FREE : null);
        assertThat(told.price("m")).isEqualTo(PRICE);
    }

    @Test
    void aCallThatGaveNoAnswerTellsWhatTheProviderCounted() throws Exception {
        try (FakeModelServer server =
                        FakeModelServer.start(Dialect.OPENAI, FakeModel.of("m", 8_192));
                ModelProvider provider =
                        new ModelProviderFactory()
                                .create(
                                        Asking.settings(
                                                "openai", server.endpoint(), true, priced()))) {
            LlmModel model = provider.model(find(provider, "m"));
            server.fail(Fault.Kind.EMPTY_CONTENT, 1);

            ProviderException failure =
                    catchThrowableOfType(ProviderException.class, () -> model.generate(request()));

            assertThat(model.descriptor().price()).isEqualTo(PRICE);
            assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_ANSWER);
            assertThat(failure.retryable()).isTrue();
            assertThat(failure.usage().promptTokens()).isPositive();
        }
    }

    private static ModelSettings priced() {
        return new ModelSettings(
                "my-m", null, "m", null, null, null, null, Map.of(), null, Set.of(), PRICE);
    }
}
