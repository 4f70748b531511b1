package io.baton.app.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.task.OutputFormat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class PromptTokensTest {
    @Test
    void theWholePromptCounts() {
        int words = PromptTokens.estimate(request("word ".repeat(1_000)));

        assertThat(words).isBetween(1_300, 1_400);
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
