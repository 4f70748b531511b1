package io.baton.providers.builtin;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderSettings;
import io.baton.testkit.LlmModelContract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

final class BuiltinModelContractTest extends LlmModelContract {
    /** Some 150,000 tokens, of which the model works for seconds. */
    private static final String LONG = Documents.harbour().repeat(70);

    private final AtomicInteger looksAtTheClock = new AtomicInteger();

    @Override
    protected ModelProvider provider(Duration callTimeout) {
        InstantSource watched =
                () -> {
                    looksAtTheClock.incrementAndGet();
                    return Instant.now();
                };
        ProviderSettings settings =
                new ProviderSettings(
                        "under-test",
                        BuiltinProvider.TYPE,
                        null,
                        null,
                        true,
                        8,
                        callTimeout,
                        List.of());
        return new BuiltinProvider(settings, MiniLmEmbedder.shared(), watched);
    }

    @Override
    protected ModelRequest request() {
        return Requests.request(
                Role.EXECUTOR,
                BuiltinModel.ANALYSIS,
                Prompt.INPUT,
                "The quay was closed. A crane fell into the basin. Nobody was hurt.");
    }

    @Override
    protected ModelRequest lengthyRequest() {
        looksAtTheClock.set(0);
        return Requests.request(Role.EXECUTOR, BuiltinModel.EXTRACTION, Prompt.INPUT, LONG);
    }

    /** A call looks at the clock at its start, and ever again while it computes. */
    @Override
    protected boolean busy() {
        return looksAtTheClock.get() > 10;
    }
}
