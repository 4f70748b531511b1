package io.baton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.Usage;
import io.baton.domain.task.OutputFormat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What authors of providers read when their model does not fail as it has to. */
final class LlmModelFixtureTest {
    private static final ModelDescriptor DESCRIPTOR =
            new ModelDescriptor(
                    "mine/m", "mine", "mine", "m", null, Map.of(), 1, 0, 0, true, true, Set.of());
    private static final ModelRequest REQUEST =
            new ModelRequest(
                    new Prompt("", "Say hello.", List.of()),
                    Role.EXECUTOR,
                    "general",
                    0,
                    OutputFormat.TEXT,
                    null,
                    Instant.MAX);

    private record Saying(Supplier<String> text) implements LlmModel {
        @Override
        public ModelDescriptor descriptor() {
            return DESCRIPTOR;
        }

        @Override
        public ModelAnswer generate(ModelRequest request) {
            return new ModelAnswer(text.get(), "m", Usage.UNKNOWN, false);
        }
    }

    @Test
    void anAnswerInPlaceOfAFailureIsQuoted() {
        // given
        LlmModel careless = new Saying(() -> "Hello! " + "word ".repeat(1000));
        // then
        assertThatThrownBy(() -> LlmModelFixture.failure(careless, REQUEST))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "the call of mine/m should have failed with a ProviderException, but m"
                                + " answered: \"Hello! word ")
                .hasMessageEndingWith("…\"")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    }

    @Test
    void anotherExceptionIsNamedAndKept() {
        // given
        IllegalStateException cause = new IllegalStateException("no session");
        LlmModel untyped =
                new Saying(
                        () -> {
                            throw cause;
                        });
        // then
        assertThatThrownBy(() -> LlmModelFixture.failure(untyped, REQUEST))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("but threw java.lang.IllegalStateException: no session")
                .hasCause(cause);
    }

    @Test
    void theFailureIsHandedOn() {
        // given
        ProviderException failure = ProviderException.of(ErrorCode.PROVIDER_REJECTED, "m says no");
        LlmModel failing =
                new Saying(
                        () -> {
                            throw failure;
                        });
        // then
        assertThat(LlmModelFixture.failure(failing, REQUEST)).isSameAs(failure);
    }
}
