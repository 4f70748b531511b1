package io.baton.testkit;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderSettings;
import io.baton.domain.task.OutputFormat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the parts of the contract share: a fake server, a provider that calls it, requests. */
abstract class HttpModelFixture extends LlmModelContract {
    static final String MODEL = "llama3.1:8b";
    static final int CONTEXT = 2048;
    static final String KEY = "sk-do-not-print-this-key";

    FakeModelServer server = start();

    /** The dialect that the provider speaks. */
    protected abstract Dialect dialect();

    /** The provider under test. */
    protected abstract ModelProvider provider(ProviderSettings settings);

    @Override
    protected final ModelProvider provider(Duration callTimeout) {
        return provider(settings(server.endpoint(), callTimeout));
    }

    @Override
    protected final boolean isUnderTest(ModelDescriptor found) {
        return found.modelName().equals(MODEL);
    }

    @Override
    protected final ModelRequest request() {
        return request(INSTRUCTION, "");
    }

    @Override
    protected final ModelRequest lengthyRequest() {
        server.fail(Fault.Kind.HANG, 1);
        return request();
    }

    @Override
    protected final boolean busy() {
        return server.log().inFlight() > 0;
    }

    private FakeModelServer start() {
        return FakeModelServer.builder()
                .dialects(dialect())
                .apiKey(KEY)
                .resident(FakeModel.of(MODEL, CONTEXT))
                .model(FakeModel.embedding("nomic-embed-text:latest"))
                .start();
    }

    @BeforeEach
    void everyTestHasItsOwnServer() {
        Assertions.assertThat(server.log().calls()).isEmpty();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    /** Restarts the server so that each call takes that long. */
    void slowDown(Duration latency) {
        provider.close();
        server.close();
        server =
                FakeModelServer.builder()
                        .dialects(dialect())
                        .apiKey(KEY)
                        .latency(latency)
                        .resident(FakeModel.of(MODEL, CONTEXT))
                        .start();
        provider = provider(PATIENCE);
    }

    ProviderSettings settings(URI endpoint, Duration callTimeout) {
        return new ProviderSettings(
                "under-test", dialect().id(), endpoint, KEY, true, 8, callTimeout, List.of());
    }

    static ModelRequest request(String instruction, String input) {
        return request(instruction, input, 0, Duration.ofSeconds(10));
    }

    static ModelRequest request(
            String instruction, String input, int maxOutputTokens, Duration timeLeft) {
        List<Prompt.Section> sections =
                input.isEmpty() ? List.of() : List.of(new Prompt.Section(Prompt.INPUT, input));
        return new ModelRequest(
                new Prompt("You are precise.", instruction, sections),
                Role.EXECUTOR,
                "general",
                maxOutputTokens,
                OutputFormat.TEXT,
                null,
                Instant.now().plus(timeLeft));
    }
}
