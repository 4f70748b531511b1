package io.baton.providers.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FlavorTest {

    @ParameterizedTest
    @CsvSource({
        "OPENAI, gpt-4o, gpt-4o, true",
        "OPENAI, gpt-4o, gpt-4o-2024-08-06, true",
        "OPENAI, gpt-4o, gpt-4o-mini, false",
        "OPENAI, gpt-4o, gpt-4o-mini-2024-07-18, false",
        "OPENAI, mistral-large-latest, mistral-large-2411, true",
        "OPENAI, qwen2.5-7b, /models/Qwen2.5-7B.gguf, true",
        "OPENAI, qwen2.5-7b, qwen2.5-72b, false",
        "LMSTUDIO, qwen/qwen3-8b, qwen/qwen3-8b, true",
        "LMSTUDIO, qwen/qwen3-8b, qwen3-8b:2, true",
        "LMSTUDIO, qwen3-8b, qwen/qwen3-8b, true",
        "LMSTUDIO, qwen/qwen3-8b, other/qwen3-8b, false",
        "LMSTUDIO, any-model-name, gemma-3-1b-it-qat:2, false",
    })
    void tellsAliasesFromOtherModels(Flavor flavor, String asked, String answered, boolean same) {
        assertThat(flavor.same(asked, answered)).isEqualTo(same);
    }
}
