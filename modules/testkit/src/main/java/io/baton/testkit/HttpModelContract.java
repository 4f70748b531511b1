package io.baton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.baton.domain.chain.Role;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderSettings;
import io.baton.domain.task.OutputFormat;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a model behind an HTTP server has to keep beyond {@link LlmModelContract}, which it
 * contains: run over real HTTP against {@link FakeModelServer}, which fails, stalls and lies as
 * servers do. {@link HttpModelFaults} and {@link HttpModelDeadlines} are parts of it.
 *
 * <p>Extend it and say which provider and which of the fake's dialects:
 *
 * <pre>{@code
 * final class MyServerContractTest extends HttpModelContract {
 *     protected Dialect dialect() {
 *         return Dialect.OPENAI;
 *     }
 *
 *     protected ModelProvider provider(ProviderSettings settings) {
 *         return new MyServerProvider(settings);
 *     }
 * }
 * }</pre>
 *
 * <p>A server that speaks none of these dialects is tested by {@link LlmModelContract} alone.
 *
 * <p>Where the environment names a real server ({@code BATON_TEST_OLLAMA}, {@code
 * BATON_TEST_LMSTUDIO} or {@code BATON_TEST_OPENAI}, with {@code _MODEL} and {@code _KEY} if
 * wanted), it also gets one call.
 */
public abstract class HttpModelContract extends HttpModelDeadlines {

    @Test
    void answersWithTextNameAndUsage() throws Exception {
        // given
        LlmModel model = model();
        server.answer(MODEL, request -> "Kafka carries events between programs.");
        // when
        ModelAnswer answer = model.generate(request());
        // then
        assertThat(answer.text()).isEqualTo("Kafka carries events between programs.");
        assertThat(answer.modelName()).isEqualTo(MODEL);
        assertThat(answer.usage().promptTokens()).isPositive();
        assertThat(answer.usage().completionTokens()).isPositive();
        assertThat(answer.truncated()).isFalse();
    }

    @Test
    void saysAllThatIsInThePrompt() throws Exception {
        // given
        LlmModel model = model();
        ModelRequest request = request(INSTRUCTION, "the material");
        // when
        model.generate(request);
        // then
        FakeRequest heard = server.log().calls().getFirst();
        assertThat(heard.system()).isEqualTo("You are precise.");
        assertThat(heard.user()).isEqualTo(request.prompt().userMessage());
    }

    @Test
    void everyLetterSurvives() throws Exception {
        // given
        LlmModel model = model();
        String text = "naïve Größe 😀👩‍👩‍👧 日本語 العربية \"quoted\" \\ \u2028 tab\tline\nend";
        server.answer(MODEL, FakeRequest::user);
        // when
        String answer = model.generate(request(text, "")).text();
        // then
        assertThat(answer).isEqualTo(text);
    }

    @Test
    void anAnswerAtItsLimitSaysSo() throws Exception {
        // given
        LlmModel model = model();
        server.answer(MODEL, request -> "word ".repeat(100));
        // when
        ModelAnswer answer = model.generate(request(INSTRUCTION, "", 10, Duration.ofSeconds(10)));
        // then
        assertThat(answer.truncated()).isTrue();
        assertThat(answer.text()).hasSize(40);
    }

    @Test
    void thoughtsAreNoPartOfTheAnswer() throws Exception {
        // given
        LlmModel model = model();
        server.answer(MODEL, request -> "42");
        server.fail(Fault.Kind.THINKING, 1);
        // when
        String answer = model.generate(request()).text();
        // then
        assertThat(answer).isEqualTo("42");
    }

    @Test
    void jsonIsAskedForInTheServersOwnWay() throws Exception {
        // given
        LlmModel model = model();
        String schema = "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}";
        ModelRequest plain = request();
        ModelRequest json =
                new ModelRequest(
                        plain.prompt(),
                        Role.EXECUTOR,
                        "general",
                        0,
                        OutputFormat.JSON,
                        schema,
                        plain.deadline());
        // when
        model.generate(json);
        // then
        FakeRequest heard = server.log().calls().getFirst();
        assertThat(heard.wantsJson()).isTrue();
        assertThat(heard.body().toString()).contains("\"n\":{\"type\":\"integer\"}");
    }

    @Test
    void callsRunAtOnce() throws Exception {
        // given
        int calls = 100;
        slowDown(Duration.ofSeconds(1));
        LlmModel model = model();
        List<Future<ModelAnswer>> answers = new ArrayList<>();
        // when
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < calls; i++) {
                answers.add(callers.submit(() -> model.generate(request())));
            }
        }
        // then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.resultNow()).isNotNull());
        assertThat(server.log().maxInFlight()).isEqualTo(calls);
    }

    @Test
    void discoversWhatChatsAndWhatIsLoaded() throws Exception {
        // when
        List<ModelDescriptor> found = provider.discover();
        // then
        assertThat(found)
                .singleElement()
                .satisfies(
                        model -> {
                            assertThat(model.modelName()).isEqualTo(MODEL);
                            assertThat(model.id()).isEqualTo("under-test/" + MODEL);
                            assertThat(model.provider()).isEqualTo("under-test");
                            assertThat(model.contextWindow()).isEqualTo(CONTEXT);
                            assertThat(model.resident()).isTrue();
                            assertThat(model.generative()).isTrue();
                            assertThat(model.tags()).contains("local-only");
                            assertThat(model.capabilities())
                                    .containsKeys("general", "code", "summarization");
                            assertThat(model.capabilities().values())
                                    .extracting(CapabilityScore::source)
                                    .containsOnly("family");
                        });
    }

    @Test
    void answersForReal() throws Exception {
        String variable = "BATON_TEST_" + dialect().name().toUpperCase(Locale.ROOT);
        String address = System.getenv(variable);
        assumeThat(address)
                .as("%s names no real server, so the one call of it is skipped", variable)
                .isNotNull();
        // given
        String wanted = System.getenv(variable + "_MODEL");
        ProviderSettings settings =
                new ProviderSettings(
                        "real",
                        dialect().id(),
                        URI.create(address),
                        System.getenv(variable + "_KEY"),
                        true,
                        1,
                        Duration.ofMinutes(5),
                        List.of());
        try (ModelProvider real = provider(settings)) {
            ModelDescriptor descriptor =
                    real.discover().stream()
                            .filter(m -> wanted == null || m.modelName().equals(wanted))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("no model " + wanted));
            ModelRequest request = request(INSTRUCTION, "", 200, Duration.ofMinutes(5));
            // when
            ModelAnswer answer = real.model(descriptor).generate(request);
            // then
            assertThat(answer.text()).isNotBlank();
            assertThat(answer.usage().promptTokens()).isPositive();
        }
    }
}
