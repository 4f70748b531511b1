package io.baton.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a provider's author says for {@link LlmModelContract}, and what its tests share. */
abstract class LlmModelFixture {
    static final String INSTRUCTION = "Say in one sentence what Apache Kafka is for.";

    /** More than any call of the contract needs, on a busy machine too. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int LONGEST_QUOTE = 200;

    ModelProvider provider;

    /**
     * A new provider under test, which the contract closes.
     *
     * @param callTimeout what {@link io.baton.domain.model.ProviderSettings#callTimeout} is to be
     */
    protected abstract ModelProvider provider(Duration callTimeout);

    /**
     * A request that the model under test works on for seconds unless it is stopped, with enough
     * time until its deadline. It may prepare the model's server for one such call.
     */
    protected abstract ModelRequest lengthyRequest();

    /**
     * Whether the model works on a call at this moment; the contract waits for it before it stops a
     * call. Return true if that cannot be known: then calls are stopped wherever they are.
     */
    protected abstract boolean busy();

    /** Whether that is the model under test; the first one that is discovered, unless told. */
    protected boolean isUnderTest(ModelDescriptor found) {
        return true;
    }

    /**
     * A short request that the model under test answers as text. Override it when the model serves
     * other capabilities than {@code general} or has to be given material.
     */
    protected ModelRequest request() {
        return new ModelRequest(
                new Prompt("You are precise.", INSTRUCTION, List.of()),
                Role.EXECUTOR,
                "general",
                0,
                OutputFormat.TEXT,
                null,
                Instant.now().plus(Duration.ofSeconds(10)));
    }

    @BeforeEach
    void openProvider() {
        provider = provider(PATIENCE);
    }

    @AfterEach
    void closeProvider() {
        provider.close();
    }

    LlmModel model() throws InterruptedException {
        return model(provider);
    }

    LlmModel model(ModelProvider of) throws InterruptedException {
        List<ModelDescriptor> found = of.discover();
        return found.stream()
                .filter(this::isUnderTest)
                .findFirst()
                .map(of::model)
                .orElseThrow(() -> new AssertionError("not the model under test: " + found));
    }

    /** The same call with another prompt. */
    static ModelRequest with(ModelRequest request, Prompt prompt) {
        return new ModelRequest(
                prompt,
                request.role(),
                request.capability(),
                request.maxOutputTokens(),
                request.format(),
                request.outputSchema(),
                request.deadline());
    }

    /** The same call with a wish for its answer's format. */
    static ModelRequest with(ModelRequest request, OutputFormat format, @Nullable String schema) {
        return new ModelRequest(
                request.prompt(),
                request.role(),
                request.capability(),
                request.maxOutputTokens(),
                format,
                schema,
                request.deadline());
    }

    /** The same call with so much time from now on. */
    static ModelRequest with(ModelRequest request, Duration timeLeft) {
        return new ModelRequest(
                request.prompt(),
                request.role(),
                request.capability(),
                request.maxOutputTokens(),
                request.format(),
                request.outputSchema(),
                Instant.now().plus(timeLeft));
    }

    /**
     * The failure that the call must end with.
     *
     * @throws AssertionError when it ends otherwise, saying how
     */
    static ProviderException failure(LlmModel model, ModelRequest request) {
        String call = "the call of " + model.descriptor().id();
        ModelAnswer answer;
        try {
            answer = model.generate(request);
        } catch (ProviderException expected) {
            assertThat(expected.getMessage()).as("the failure of %s in words", call).isNotBlank();
            return expected;
        } catch (InterruptedException | RuntimeException other) {
            throw new AssertionError(
                    "%s should have failed with a ProviderException, but threw %s"
                            .formatted(call, other),
                    other);
        }
        throw new AssertionError(
                "%s should have failed with a ProviderException, but %s answered: \"%s\""
                        .formatted(call, answer.modelName(), quote(answer.text())));
    }

    /** How the call ends: with what it throws, or an AssertionError when it answers. */
    static Throwable endOf(LlmModel model, ModelRequest request) {
        try {
            String text = model.generate(request).text();
            return new AssertionError("the call answered: \"" + quote(text) + "\"");
        } catch (InterruptedException | RuntimeException expected) {
            return expected;
        }
    }

    private static String quote(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
