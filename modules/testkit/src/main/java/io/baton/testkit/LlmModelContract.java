package io.baton.testkit;

import static io.baton.domain.error.ErrorCode.CONTEXT_EXCEEDED;
import static io.baton.domain.error.ErrorCode.DEADLINE_EXCEEDED;
import static io.baton.domain.error.ErrorCode.PROVIDER_REJECTED;
import static io.baton.domain.error.ErrorCode.PROVIDER_TIMEOUT;
import static io.baton.domain.error.ErrorCode.PROVIDER_UNAVAILABLE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.baton.domain.chain.Prompt;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.task.OutputFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * What every model has to keep, wherever it runs: the obligations of {@link LlmModel} and {@link
 * ModelProvider} as tests.
 *
 * <p>Extend it for a model that is no HTTP server of a known {@link Dialect} (one in this process,
 * one behind a library or a protocol of its own) and say how to get the provider, what keeps the
 * model busy, and whether it is busy:
 *
 * <pre>{@code
 * final class MyModelContractTest extends LlmModelContract {
 *     protected ModelProvider provider(Duration callTimeout) {
 *         return new MyProvider(settings(callTimeout));
 *     }
 *
 *     protected ModelRequest lengthyRequest() { ... }
 *
 *     protected boolean busy() { ... }
 * }
 * }</pre>
 *
 * <p>Each test has a provider of its own. Override {@link #request()} when the model cannot answer
 * a general question, {@link #isUnderTest} when the provider serves several models. For servers of
 * a known dialect, {@link HttpModelContract} has these tests and more.
 */
public abstract class LlmModelContract extends LlmModelFixture {
    private static final Duration SHORT = Duration.ofMillis(400);

    /** How long after its end has come a call may go on. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    @Test
    void theDescriptorIsWholeAndStaysTheSame() throws Exception {
        // when
        ModelDescriptor descriptor = model().descriptor();
        // then
        assertThat(descriptor.id()).isNotBlank();
        assertThat(descriptor.modelName()).isNotBlank();
        assertThat(descriptor.provider()).isEqualTo(provider.id()).isNotBlank();
        assertThat(descriptor.providerType()).isEqualTo(provider.type()).isNotBlank();
        assertThat(descriptor.capabilities()).isNotEmpty();
        assertThat(descriptor.capabilities().keySet()).allSatisfy(c -> assertThat(c).isNotBlank());
        assertThat(descriptor.contextWindow()).isPositive();
        assertThat(descriptor.maxOutputTokens()).isBetween(0, descriptor.contextWindow());
        assertThat(descriptor.memoryBytes()).isNotNegative();
        assertThat(provider.model(descriptor).descriptor()).isEqualTo(descriptor);
        assertThat(provider.discover())
                .extracting(ModelDescriptor::id)
                .doesNotHaveDuplicates()
                .contains(descriptor.id());
    }

    @Test
    void anAnswerHasTextAndSaysWhoGaveIt() throws Exception {
        // given
        LlmModel model = model();
        // when
        ModelAnswer answer = model.generate(request());
        // then
        assertThat(answer.text()).isNotBlank();
        assertThat(answer.modelName()).isEqualTo(model.descriptor().modelName());
        assertThat(answer.usage().promptTokens()).isNotNegative();
        assertThat(answer.usage().completionTokens()).isNotNegative();
        assertThat(answer.truncated()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void aFormatIsServedOrRefused(OutputFormat format) throws Exception {
        // given
        LlmModel model = model();
        // when
        String text = textOrRefusal(model, with(request(), format, null));
        // then
        if (format == OutputFormat.JSON && !text.isEmpty()) {
            assertThat(Json.parse(text).isMissingNode()).as("no JSON: %s", text).isFalse();
        }
    }

    @Test
    void aSchemaIsServedOrRefused() throws Exception {
        // given
        LlmModel model = model();
        String schema = "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}";
        // when
        String text = textOrRefusal(model, with(request(), OutputFormat.JSON, schema));
        // then
        if (!text.isEmpty()) {
            assertThat(Json.parse(text).isObject()).as("no JSON object: %s", text).isTrue();
        }
    }

    @Test
    void strangeLettersBreakNothing() throws Exception {
        // given
        LlmModel model = model();
        ModelRequest request = request();
        String strange = " naïve 😀👩‍👩‍👧 日本語 العربية \"q\" \\ \u2028 \u0000 \u001b[31m \ud83d.";
        Prompt prompt = request.prompt();
        // when
        ModelAnswer answer =
                model.generate(
                        with(
                                request,
                                new Prompt(
                                        prompt.system(),
                                        prompt.instruction() + strange,
                                        prompt.sections())));
        // then
        assertThat(answer.text()).isNotBlank();
    }

    @Test
    void anEmptyPromptIsRefused() throws Exception {
        // given
        LlmModel model = model();
        // when
        ProviderException failure =
                failure(model, with(request(), new Prompt("You are precise.", " ", List.of())));
        // then
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(PROVIDER_REJECTED);
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void anOversizePromptIsRefusedInNumbersAndNotRepeated() throws Exception {
        // given
        LlmModel model = model();
        int window = model.descriptor().contextWindow();
        ModelRequest request = request();
        List<Prompt.Section> sections = new ArrayList<>(request.prompt().sections());
        sections.add(new Prompt.Section(Prompt.CONTEXT, "Jane Roe. ".repeat(10 * window)));
        Prompt prompt =
                new Prompt(request.prompt().system(), request.prompt().instruction(), sections);
        // when
        ProviderException failure = failure(model, with(request, prompt));
        // then
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(CONTEXT_EXCEEDED);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.getMessage())
                .contains(
                        String.valueOf(window),
                        model.descriptor().modelName(),
                        model.descriptor().provider())
                .doesNotContain("Jane Roe");
    }

    @Test
    void aDeadlineThatHasPassedIsNamed() throws Exception {
        // given
        LlmModel model = model();
        // when
        ProviderException failure = failure(model, with(request(), Duration.ofSeconds(-1)));
        // then
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(DEADLINE_EXCEEDED);
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void aCallEndsByItsDeadline() throws Exception {
        // given
        LlmModel model = model();
        ModelRequest request = lengthyRequest();
        long start = System.nanoTime();
        // when
        ProviderException failure = failure(model, with(request, SHORT));
        // then
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(PROVIDER_TIMEOUT);
        assertThat(failure.retryable()).isTrue();
        assertThat(since(start)).isLessThan(SHORT.plus(GRACE));
    }

    @Test
    void aCallEndsByItsProvidersTimeout() throws Exception {
        // given
        try (ModelProvider impatient = provider(SHORT)) {
            LlmModel model = model(impatient);
            ModelRequest request = lengthyRequest();
            long start = System.nanoTime();
            // when
            ProviderException failure = failure(model, request);
            // then
            assertThat(failure.code()).as(failure.getMessage()).isEqualTo(PROVIDER_TIMEOUT);
            assertThat(since(start)).isLessThan(SHORT.plus(GRACE));
        }
    }

    @Test
    void anInterruptEndsTheCallAndFreesItsThread() throws Exception {
        // given
        LlmModel model = model();
        ModelRequest request = lengthyRequest();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread caller = Thread.ofPlatform().start(() -> end.complete(endOf(model, request)));
        await().until(this::busy);
        // when
        caller.interrupt();
        // then
        assertThat(end.get(GRACE.toMillis(), TimeUnit.MILLISECONDS))
                .isInstanceOf(InterruptedException.class);
        assertThat(caller.join(GRACE)).isTrue();
        assertThat(model.generate(request()).text()).isNotBlank();
    }

    @Test
    void anInterruptBeforeTheCallCounts() throws Exception {
        // given
        LlmModel model = model();
        ModelRequest request = lengthyRequest();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        // when
        Thread.ofPlatform()
                .start(
                        () -> {
                            Thread.currentThread().interrupt();
                            end.complete(endOf(model, request));
                            flag.complete(Thread.currentThread().isInterrupted());
                        });
        // then
        assertThat(end.get(GRACE.toMillis(), TimeUnit.MILLISECONDS))
                .isInstanceOf(InterruptedException.class);
        assertThat(flag.get(1, TimeUnit.SECONDS)).as("the flag, after it was thrown").isFalse();
    }

    @Test
    void callsAtOnceAreAnsweredAllAndStoppedSingly() throws Exception {
        // given
        int calls = 16;
        LlmModel model = model();
        ModelRequest lengthy = lengthyRequest();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread stopped = Thread.ofVirtual().start(() -> end.complete(endOf(model, lengthy)));
        await().until(this::busy);
        List<Future<ModelAnswer>> answers = new ArrayList<>();
        // when
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < calls; i++) {
                answers.add(callers.submit(() -> model.generate(with(request(), PATIENCE))));
            }
            stopped.interrupt();
        }
        // then
        assertThat(end.get(GRACE.toMillis(), TimeUnit.MILLISECONDS))
                .isInstanceOf(InterruptedException.class);
        for (Future<ModelAnswer> answer : answers) {
            assertThat(answer.get().text()).isNotBlank();
        }
    }

    @Test
    void closingEndsTheCallsAndCanBeRepeated() throws Exception {
        // given
        LlmModel model = model();
        ModelRequest request = lengthyRequest();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> end.complete(endOf(model, request)));
        await().until(this::busy);
        // when
        provider.close();
        // then
        assertThat(end.get(GRACE.toMillis(), TimeUnit.MILLISECONDS))
                .isInstanceOfSatisfying(ProviderException.class, e -> isUnavailable(e));
        isUnavailable(failure(model, request()));
        assertThatCode(provider::close).doesNotThrowAnyException();
    }

    private static void isUnavailable(ProviderException failure) {
        ErrorCode code = failure.code();
        assertThat(code).as(failure.getMessage()).isEqualTo(PROVIDER_UNAVAILABLE);
    }

    /** Empty when the model refused, which it has to do as rejected. */
    private static String textOrRefusal(LlmModel model, ModelRequest request)
            throws InterruptedException {
        try {
            String text = model.generate(request).text();
            assertThat(text).isNotBlank();
            return text;
        } catch (ProviderException refused) {
            assertThat(refused.code()).as(refused.getMessage()).isEqualTo(PROVIDER_REJECTED);
            return "";
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
