package io.baton.providers.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ProviderException;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A call that waits for others, such as for the model to be loaded, can still be ended. */
class CallGuardTest {
    private final CompletableFuture<String> never = new CompletableFuture<>();

    @Test
    void waitingEndsByTheDeadline() {
        // given
        CallGuard guard =
                new CallGuard(
                        "model m",
                        InstantSource.system(),
                        Instant.now().plusMillis(50),
                        () -> false);
        // when
        ProviderException failure =
                catchThrowableOfType(ProviderException.class, () -> guard.await(never));
        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_TIMEOUT);
        assertThat(failure).hasMessageContaining("model m");
    }

    @Test
    void waitingEndsByAnInterrupt() {
        // given
        CallGuard guard = Documents.patient();
        // when
        Thread.currentThread().interrupt();
        // then
        assertThat(catchThrowableOfType(InterruptedException.class, () -> guard.await(never)))
                .isNotNull();
    }

    @Test
    void aModelThatCannotBeLoadedIsUnavailableForGood() {
        // given
        var cause = new UnsatisfiedLinkError("no onnxruntime for this platform");
        // when
        ProviderException failure =
                catchThrowableOfType(
                        ProviderException.class,
                        () -> Documents.patient().await(CompletableFuture.failedFuture(cause)));
        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure).hasMessageContaining("no onnxruntime").hasCause(cause);
    }

    @Test
    void aModelIsLoadedOnceHoweverManyWait() throws Exception {
        // given
        MiniLmEmbedder fresh = new MiniLmEmbedder();
        // when
        Future<?> load = fresh.load();
        // then
        assertThat(fresh.load()).isSameAs(load);
        assertThatCode(() -> Documents.patient().await(load)).doesNotThrowAnyException();
        assertThat(fresh.isLoaded()).isTrue();
    }
}
