package io.baton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The part about time on the wire: deadlines hold, and who gives up hangs up. */
abstract class HttpModelDeadlines extends HttpModelFaults {
    private static final Duration SHORT = Duration.ofMillis(400);

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"HANG", "STALLED_BODY"})
    void aCallEndsByItsDeadlineAndTheServerLearnsIt(Fault.Kind fault) throws Exception {
        // given
        LlmModel model = model();
        server.fail(fault, 1);
        long start = System.nanoTime();
        // when
        ProviderException failure = failure(model, request(INSTRUCTION, "", 0, SHORT));
        // then
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_TIMEOUT);
        assertThat(failure.retryable()).isTrue();
        assertThat(took).isBetween(SHORT.minusMillis(50), SHORT.plusSeconds(1));
        await().atMost(1, TimeUnit.SECONDS).until(() -> server.log().disconnects() == 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"HANG", "STALLED_BODY"})
    void theProvidersOwnTimeoutCountsWhenItIsEarlier(Fault.Kind fault) throws Exception {
        // given
        try (ModelProvider impatient = provider(settings(server.endpoint(), SHORT))) {
            LlmModel model = model(impatient);
            server.fail(fault, 1);
            long start = System.nanoTime();
            // when
            ProviderException failure = failure(model, request());
            // then
            assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(SHORT.plusSeconds(1));
        }
    }

    @Test
    void aDeadlineThatHasPassedCostsNoCall() throws Exception {
        // given
        LlmModel model = model();
        // when
        ProviderException failure =
                failure(model, request(INSTRUCTION, "", 0, Duration.ofSeconds(-1)));
        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(server.log().calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"HANG", "STALLED_BODY"})
    void anInterruptReachesTheServer(Fault.Kind fault) throws Exception {
        // given
        LlmModel model = model();
        server.fail(fault, 1);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> end.complete(endOf(model, request())));
        await().until(() -> server.log().inFlight() == 1);
        // when
        caller.interrupt();
        // then
        assertThat(end.get(1, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        await().atMost(1, TimeUnit.SECONDS).until(() -> server.log().disconnects() == 1);
    }

    @Test
    void closingTheProviderAbortsItsCalls() throws Exception {
        // given
        LlmModel model = model();
        server.fail(Fault.Kind.HANG, 1);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> end.complete(endOf(model, request())));
        await().until(() -> server.log().inFlight() == 1);
        // when
        provider.close();
        // then
        assertThat(end.get(1, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure ->
                                assertThat(failure.code())
                                        .isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE));
        await().atMost(1, TimeUnit.SECONDS).until(() -> server.log().disconnects() == 1);
    }
}
