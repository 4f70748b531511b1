package io.baton.testkit;

import static io.baton.domain.error.ErrorCode.CONTEXT_EXCEEDED;
import static io.baton.domain.error.ErrorCode.INVALID_ANSWER;
import static io.baton.domain.error.ErrorCode.MEMORY_EXCEEDED;
import static io.baton.domain.error.ErrorCode.MODEL_NOT_FOUND;
import static io.baton.domain.error.ErrorCode.PROVIDER_REJECTED;
import static io.baton.domain.error.ErrorCode.PROVIDER_THROTTLED;
import static io.baton.domain.error.ErrorCode.PROVIDER_UNAVAILABLE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** The part about what goes wrong on the wire: typed, honest and without secrets. */
abstract class HttpModelFaults extends HttpModelFixture {

    static Stream<Arguments> faults() {
        String noMemory =
                "{\"error\":\"model requires more system memory (5.6 GiB) than is available (3.1"
                        + " GiB)\"}";
        String malformed =
                "{\"error\":{\"code\":500,\"message\":\"[json.exception.parse_error.101] parse"
                        + " error\",\"type\":\"server_error\"}}";
        return Stream.of(
                arguments(Fault.status(400), PROVIDER_REJECTED, false),
                arguments(Fault.status(401), PROVIDER_REJECTED, false),
                arguments(Fault.status(403), PROVIDER_REJECTED, false),
                arguments(Fault.status(404), MODEL_NOT_FOUND, false),
                arguments(Fault.status(404, "404 page not found"), PROVIDER_REJECTED, false),
                arguments(Fault.status(429), PROVIDER_THROTTLED, true),
                arguments(Fault.status(500), PROVIDER_UNAVAILABLE, true),
                arguments(Fault.status(502, "<html>Bad Gateway"), PROVIDER_UNAVAILABLE, true),
                arguments(Fault.status(500, noMemory), MEMORY_EXCEEDED, true),
                arguments(Fault.status(500, malformed), PROVIDER_REJECTED, false),
                arguments(Fault.Kind.CLOSED, PROVIDER_UNAVAILABLE, true),
                arguments(Fault.Kind.TRUNCATED_BODY, PROVIDER_UNAVAILABLE, true),
                arguments(Fault.Kind.MID_STREAM_ERROR, PROVIDER_UNAVAILABLE, true),
                arguments(Fault.Kind.UNFINISHED_BODY, INVALID_ANSWER, true),
                arguments(Fault.Kind.MALFORMED_JSON, INVALID_ANSWER, true),
                arguments(Fault.Kind.ERROR_WITH_STATUS_200, PROVIDER_REJECTED, false),
                arguments(Fault.Kind.WRONG_MODEL, MODEL_NOT_FOUND, false),
                arguments(Fault.Kind.EMPTY_CONTENT, INVALID_ANSWER, true),
                arguments(Fault.Kind.ONLY_THINKING, INVALID_ANSWER, true),
                arguments(Fault.Kind.ENDLESS_BODY, INVALID_ANSWER, true));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultHasItsCode(Fault fault, ErrorCode code, boolean retryable) throws Exception {
        // given
        LlmModel model = model();
        server.fail(fault, 1);
        // when
        ProviderException failure = failure(model, request());
        // then
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.getMessage()).contains(MODEL, "under-test");
    }

    @Test
    void oneCallIsOneRequestAndTheNextOneIsFreeOfItsFault() throws Exception {
        // given
        LlmModel model = model();
        server.fail(Fault.status(500), 1);
        failure(model, request());
        // when
        String text = model.generate(request()).text();
        // then
        assertThat(text).isNotBlank();
        assertThat(server.log().calls()).hasSize(2);
    }

    @Test
    void aBusyServerThrottles() throws Exception {
        // given
        LlmModel model = model();
        server.fail(Fault.status(503), 1);
        // when
        ProviderException failure = failure(model, request());
        // then
        assertThat(failure.code())
                .isEqualTo(dialect() == Dialect.OLLAMA ? PROVIDER_THROTTLED : PROVIDER_UNAVAILABLE);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.status()).isEqualTo(503);
    }

    @Test
    void theWaitInSecondsIsHandedOn() throws Exception {
        // given
        LlmModel model = model();
        server.fail(Fault.throttled("7"), 1);
        // when
        ProviderException failure = failure(model, request());
        // then
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void theWaitAsDateIsHandedOn() throws Exception {
        // given
        LlmModel model = model();
        ZonedDateTime soon = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(60);
        server.fail(Fault.throttled(DateTimeFormatter.RFC_1123_DATE_TIME.format(soon)), 1);
        // when
        ProviderException failure = failure(model, request());
        // then
        assertThat(failure.retryAfter()).isCloseTo(Duration.ofSeconds(60), Duration.ofSeconds(5));
    }

    @Test
    void aSenselessWaitIsNone() throws Exception {
        // given
        LlmModel model = model();
        server.fail(Fault.throttled("in a while"), 1);
        // when
        ProviderException failure = failure(model, request());
        // then
        assertThat(failure.code()).isEqualTo(PROVIDER_THROTTLED);
        assertThat(failure.retryAfter()).isNull();
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() throws Exception {
        // given
        LlmModel model = model();
        server.close();
        // when
        ProviderException failure = failure(model, request());
        // then
        assertThat(failure.code()).isEqualTo(PROVIDER_UNAVAILABLE);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.status()).isZero();
    }

    @Test
    void discoveryOfAServerThatIsNotThereSaysSo() {
        // given
        URI nobody = server.endpoint();
        server.close();
        try (ModelProvider lonely = provider(settings(nobody, Duration.ofSeconds(1)))) {
            // when
            ProviderException failure =
                    catchThrowableOfType(ProviderException.class, lonely::discover);
            // then
            assertThat(failure.code()).isEqualTo(PROVIDER_UNAVAILABLE);
            assertThat(failure.getMessage()).contains("under-test", nobody.toString());
        }
    }

    @Test
    void aPromptThatIsTooLongIsRefusedAndNeverCut() throws Exception {
        // given
        LlmModel model = model();
        String input = "word ".repeat(CONTEXT);
        // when
        ProviderException failure = failure(model, request(INSTRUCTION, input));
        // then
        assertThat(failure.code()).isEqualTo(CONTEXT_EXCEEDED);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.getMessage()).contains(String.valueOf(CONTEXT));
        assertThat(server.log().answered()).isZero();
    }

    @Test
    void aPromptThatCannotFitIsNotEvenSent() throws Exception {
        // given
        LlmModel model = model();
        String input = "word ".repeat(10 * CONTEXT);
        // when
        ProviderException failure = failure(model, request(INSTRUCTION, input));
        // then
        assertThat(failure.code()).isEqualTo(CONTEXT_EXCEEDED);
        assertThat(server.log().calls()).isEmpty();
    }

    @Test
    void noFailureRepeatsTheKeyOrThePrompt() throws Exception {
        // given
        LlmModel model = model();
        String secret = "The patient Jane Roe was admitted on Tuesday with a fractured wrist.";
        String echo = "{\"error\":{\"message\":\"bad request by %s: %s\"}}".formatted(KEY, secret);
        for (int status : List.of(400, 401, 404, 429, 500)) {
            server.fail(Fault.status(status, echo), 1);
            // when
            ProviderException failure = failure(model, request(INSTRUCTION, secret));
            // then
            StringWriter everything = new StringWriter();
            failure.printStackTrace(new PrintWriter(everything));
            assertThat(everything.toString())
                    .contains("under-test")
                    .doesNotContain(KEY)
                    .doesNotContain("Jane Roe");
        }
        assertThat(provider + " " + model).doesNotContain(KEY);
    }

    @Test
    void aWrongKeyIsRejectedWithoutBeingShown() {
        // given
        server.close();
        server =
                FakeModelServer.builder()
                        .dialects(dialect())
                        .apiKey("another")
                        .resident(FakeModel.of(MODEL, CONTEXT))
                        .start();
        try (ModelProvider refused = provider(settings(server.endpoint(), Duration.ofSeconds(5)))) {
            // when
            ProviderException failure =
                    catchThrowableOfType(ProviderException.class, refused::discover);
            // then
            assertThat(failure.code()).isEqualTo(PROVIDER_REJECTED);
            assertThat(failure.getMessage()).contains("apiKey").doesNotContain(KEY);
        }
    }
}
