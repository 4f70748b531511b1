package io.baton.app.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.task.OutputFormat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

class WindowCheckTest {
    private static final ModelDescriptor MODEL =
            new ModelDescriptor(
                    "p/a", "p", "ollama", "a", null, Map.of(), 4_096, 0, 0, true, true, Set.of());

    @Test
    void theWholePromptCounts() {
        int words = WindowCheck.estimate(request("word ".repeat(1_000)));

        assertThat(words).isBetween(1_300, 1_400);
    }

    @Test
    void aPromptThatDoesNotFitIsRefusedWithTheFigures() {
        assertThatThrownBy(() -> WindowCheck.check(MODEL, ModelPerformance.UNKNOWN, 4_097))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(ErrorCode.CONTEXT_EXCEEDED);
                            assertThat(refused.retryable()).isFalse();
                            assertThat(refused)
                                    .hasMessageContaining("4096 tokens")
                                    .hasMessageContaining("about 4097");
                        });
        assertThatCode(() -> WindowCheck.check(MODEL, ModelPerformance.UNKNOWN, 4_096))
                .doesNotThrowAnyException();
    }

    @Test
    void whatTheModelCountsDecides() {
        assertThatThrownBy(() -> WindowCheck.check(MODEL, counting(1.5), 3_000))
                .isInstanceOf(ProviderException.class);
        assertThatCode(() -> WindowCheck.check(MODEL, counting(0.8), 5_000))
                .doesNotThrowAnyException();
    }

    private static ModelPerformance counting(double factor) {
        return ModelPerformance.UNKNOWN.withTokenFactor(factor);
    }

    private static ModelRequest request(String text) {
        return new ModelRequest(
                new Prompt("Be brief.", text, List.of()),
                Role.EXECUTOR,
                "general",
                100,
                OutputFormat.TEXT,
                null,
                Instant.EPOCH);
    }
}
