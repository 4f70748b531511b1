package org.example.echo;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderSettings;
import io.baton.domain.task.OutputFormat;
import io.baton.testkit.LlmModelContract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class EchoContractTest extends LlmModelContract {

    @Override
    protected ModelProvider provider(Duration callTimeout) {
        return new EchoProviderType()
                .create(
                        new ProviderSettings(
                                "mine", "echo", null, null, true, 1, callTimeout, List.of()));
    }

    /** Some six seconds of typing. */
    @Override
    protected ModelRequest lengthyRequest() {
        return new ModelRequest(
                new Prompt("", "word ".repeat(3000), List.of()),
                Role.EXECUTOR,
                "general",
                0,
                OutputFormat.TEXT,
                null,
                Instant.now().plusSeconds(30));
    }

    /** It cannot be known from outside, so calls are stopped wherever they are. */
    @Override
    protected boolean busy() {
        return true;
    }
}
