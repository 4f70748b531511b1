package io.baton.providers.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClaudeNameTest {

    @ParameterizedTest
    @CsvSource({
        "claude-3-haiku-20240307, 300",
        "claude-3-5-sonnet-latest, 305",
        "claude-opus-4-20250514, 400",
        "claude-sonnet-4@20250514, 400",
        "claude-sonnet-4-5-20250929, 405",
        "claude-opus-4-10, 410",
        "claude-opus-5, 500",
        "anthropic/claude-opus-4.6, 406",
        "llama3.1:8b, 0",
    })
    void readsTheGeneration(String name, int generation) {
        assertThat(ClaudeName.of(name).generation()).isEqualTo(generation);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-4-20250514, true, false",
        "claude-opus-4-6, true, true",
        "claude-opus-4-7, false, true",
        "claude-fable-5-1, false, true",
        "claude-mythos-preview, false, true",
        "some-model-of-a-gateway, true, false",
    })
    void knowsWhatEachGenerationTakes(String name, boolean orders, boolean outputFormat) {
        ClaudeName claude = ClaudeName.of(name);
        assertThat(claude.takesSampling()).isEqualTo(orders);
        assertThat(claude.takesForcedTool()).isEqualTo(orders);
        assertThat(claude.takesOutputFormat()).isEqualTo(outputFormat);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-4-5, claude-sonnet-4-5-20250929, true",
        "claude-3-5-sonnet-latest, claude-3-5-sonnet-20241022, true",
        "claude-opus-4-0, claude-opus-4-20250514, true",
        "claude-opus-4-5, claude-opus-4-1-20250805, false",
        "claude-opus-4-5, claude-sonnet-4-5, false",
    })
    void tellsAliasesFromOtherModels(String asked, String answered, boolean same) {
        assertThat(ClaudeName.same(asked, answered)).isEqualTo(same);
    }
}
