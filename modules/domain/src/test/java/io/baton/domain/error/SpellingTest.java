package io.baton.domain.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SpellingTest {
    private static final List<String> KNOWN =
            List.of("code", "planning", "analysis", "summarization", "ollama/llama3.1:8b");

    @ParameterizedTest
    @CsvSource({
        "cdoe,code",
        "Planing,planning",
        "analisys,analysis",
        "summarisation,summarization",
        "llama3.1,ollama/llama3.1:8b"
    })
    void aSlipFindsWhatWasMeant(String slip, String meant) {
        assertThat(Spelling.nearest(slip, KNOWN, 1)).containsExactly(meant);
    }

    @Test
    void nothingNearIsNoSuggestion() {
        assertThat(Spelling.nearest("quantum", KNOWN, 3)).isEmpty();
        assertThat(Spelling.nearest("x".repeat(1_000_000), KNOWN, 3)).isEmpty();
        assertThat(Spelling.nearest(" ", KNOWN, 3)).isEmpty();
        assertThat(Spelling.didYouMean("quantum", KNOWN)).isEmpty();
    }
}
