package io.baton.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.model.CapabilityScore;
import io.baton.providers.FoundModel.Told;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Objects;

final class ModelFamiliesTest {

    @ParameterizedTest
    @CsvSource({
        "qwen2.5-coder:7b, qwen-coder",
        "qwen/qwen3-8b, qwen",
        "Qwen3-Coder-30B-A3B-Instruct, qwen-coder",
        "deepseek-coder-v2:16b, deepseek-coder",
        "deepseek-r1:8b, deepseek-r1",
        "codellama:13b, codellama",
        "starcoder2:3b, starcoder",
        "granite-code:8b, granite-code",
        "granite3.3:8b, granite",
        "llama3.1:8b, llama",
        "mistral-nemo:12b, mistral",
        "mixtral:8x7b, mixtral",
        "gemma3:4b, gemma",
        "phi4-mini:3.8b, phi",
        "gpt-oss:20b, gpt-oss",
        "gpt-4o-mini, gpt-4o",
        "o3-mini, openai-o",
        "command-r7b:7b, command-r",
        "dolphin-2.9, unknown",
    })
    void namesTellFamilies(String name, String family) {
        assertThat(ModelFamilies.family(name)).isEqualTo(family);
    }

    @ParameterizedTest
    @CsvSource({
        "llama3.1:8b, 8",
        "qwen2.5:0.5b, .5",
        "mixtral:8x7b-instruct, 56",
        "smollm2:135m, .135",
        "8.0B, 8",
        "llama3.1, 0",
        "qwen3-30b-a3b, 30"
    })
    void namesTellSizes(String name, double billions) {
        assertThat(ModelFamilies.parameters(name)).isEqualTo(billions);
    }

    @Test
    void codersAreBetterAtCodeAndOthersAtWriting() {
        // when
        Map<String, CapabilityScore> coder = scores("qwen2.5-coder:7b", Told.NO);
        Map<String, CapabilityScore> plain = scores("llama3.1:8b", Told.NO);
        // then
        assertThat(of(coder, "code").score()).isGreaterThan(of(plain, "code").score());
        assertThat(of(plain, "writing").score()).isGreaterThan(of(coder, "writing").score());
    }

    @Test
    void largerIsBetterWithinAFamily() {
        // when
        double small = of(scores("llama3.2:1b", Told.NO), "general").score();
        double middle = of(scores("llama3.1:8b", Told.NO), "general").score();
        double large = of(scores("llama3.1:70b", Told.NO), "general").score();
        // then
        assertThat(small).isLessThan(middle);
        assertThat(middle).isLessThan(large);
    }

    @Test
    void whatTheProviderSaysAboutVisionOverrulesTheName() {
        assertThat(scores("llava:7b", Told.NO)).doesNotContainKey("vision");
        assertThat(of(scores("mystery:7b", Told.YES), "vision").source()).isEqualTo("metadata");
        assertThat(of(scores("llava:7b", Told.UNSAID), "vision").source()).isEqualTo("family");
        assertThat(scores("gemma3:1b", Told.UNSAID)).doesNotContainKey("vision");
        assertThat(scores("qwen2.5vl:7b", Told.UNSAID)).containsKey("vision");
    }

    @Test
    void ofAnUnknownNameLessIsBelieved() {
        assertThat(of(scores("mystery", Told.UNSAID), "general").confidence())
                .isLessThan(of(scores("llama3.1:8b", Told.UNSAID), "general").confidence());
    }

    @ParameterizedTest
    @CsvSource({
        "nomic-embed-text, false",
        "text-embedding-3-small, false",
        "bge-m3, false",
        "whisper-1, false",
        "davinci-002, false",
        "gpt-3.5-turbo-instruct, false",
        "gpt-4o-mini-audio-preview, false",
        "o3-deep-research, false",
        "mistral-7b-instruct, true",
        "tts-1, false",
        "gpt-4o, true",
        "llama3.1:8b, true",
    })
    void modelsThatDoNotWriteAreTold(String name, boolean generative) {
        assertThat(ModelFamilies.generative(name)).isEqualTo(generative);
    }

    private static Map<String, CapabilityScore> scores(String name, Told vision) {
        return ModelFamilies.scores(new FoundModel(name, null, 8192, 0, 0, false, 0, vision, true));
    }

    private static CapabilityScore of(Map<String, CapabilityScore> scores, String capability) {
        return Objects.requireNonNull(scores.get(capability), capability);
    }
}
