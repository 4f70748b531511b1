package io.baton.testkit;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
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
abstract class LlmModelFixture {
    static final String MODEL = "llama3.1:8b";
    static final int CONTEXT = 2048;
    static final String KEY = "sk-do-not-print-this-key";
    static final String INSTRUCTION = "Say in one sentence what Apache Kafka is for.";

    FakeModelServer server = start();
    ModelProvider provider = provider(settings(server.endpoint(), Duration.ofSeconds(20)));

    /** The dialect that the provider speaks. */
    protected abstract Dialect dialect();

    /** The provider under test. */
    protected abstract ModelProvider provider(ProviderSettings settings);

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
    void stop() {
        provider.close();
        server.close();
    }

    /** Restarts the server so that each call takes that long. */
    void slowDown(Duration latency) {
        stop();
        server =
                FakeModelServer.builder()
                        .dialects(dialect())
                        .apiKey(KEY)
                        .latency(latency)
                        .resident(FakeModel.of(MODEL, CONTEXT))
                        .start();
        provider = provider(settings(server.endpoint(), Duration.ofSeconds(20)));
    }

    ProviderSettings settings(URI endpoint, Duration callTimeout) {
        return new ProviderSettings(
                "under-test", dialect().id(), endpoint, KEY, true, 8, callTimeout, List.of());
    }

    LlmModel model() throws InterruptedException {
        return model(provider);
    }

    static LlmModel model(ModelProvider provider) throws InterruptedException {
        return provider.discover().stream()
                .filter(found -> found.modelName().equals(MODEL))
                .findFirst()
                .map(provider::model)
                .orElseThrow(() -> new AssertionError(MODEL + " was not discovered"));
    }

    static ModelRequest request() {
        return request(INSTRUCTION, "");
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

    /** The failure that the call must end with. */
    static ProviderException failure(LlmModel model, ModelRequest request) {
        return Assertions.catchThrowableOfType(
                ProviderException.class, () -> model.generate(request));
    }
}
