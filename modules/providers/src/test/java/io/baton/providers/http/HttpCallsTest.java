package io.baton.providers.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ProviderException;
import io.baton.providers.Asking;
import io.baton.testkit.Dialect;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.testkit.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

final class HttpCallsTest {
    private static final String CALL = "{\"model\":\"m\",\"stream\":true}";
    private static final Duration SILENCE = Duration.ofMillis(300);

    private final FakeModelServer server =
            FakeModelServer.builder()
                    .dialects(Dialect.OPENAI)
                    .latency(Duration.ofMillis(600))
                    .resident(FakeModel.of("m", 4096))
                    .start();
    private final HttpCalls calls =
            new HttpCalls(
                    Asking.settings("openai", server.endpoint(), true),
                    server.endpoint(),
                    Map.of(),
                    1 << 20,
                    SILENCE);

    @AfterEach
    void stop() {
        calls.close();
        server.close();
    }

    @Test
    void aServerMayThinkLongerBeforeItsAnswerThanItMayPauseWithin() throws Exception {
        // when
        Reply reply = post();
        // then
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.eventStream()).isTrue();
    }

    @Test
    void aBodyThatGoesSilentIsGivenUpLongBeforeTheDeadline() {
        // given
        server.fail(Fault.Kind.STALLED_BODY, 1);
        long start = System.nanoTime();
        // when
        ProviderException failure = catchThrowableOfType(ProviderException.class, this::post);
        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_TIMEOUT);
        assertThat(failure.getMessage()).contains("went silent for 300 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        await().until(() -> server.log().disconnects() == 1);
    }

    @Test
    void aBodyWithoutEndIsGivenUpAtItsLimitAndTheServerLearnsIt() {
        // given
        server.fail(Fault.Kind.ENDLESS_BODY, 1);
        // when
        ProviderException failure = catchThrowableOfType(ProviderException.class, this::post);
        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_ANSWER);
        assertThat(failure.getMessage()).contains("more than 1 MiB");
        await().until(() -> server.log().disconnects() == 1);
    }

    private Reply post() throws InterruptedException {
        return calls.post("/v1/chat/completions", CALL, "m", Instant.now().plusSeconds(20));
    }
}
