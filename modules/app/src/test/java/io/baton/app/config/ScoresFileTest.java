package io.baton.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.MeasuredScores;
import io.baton.domain.model.ModelDescriptor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

class ScoresFileTest {
    private static final CapabilityScore MEASURED = new CapabilityScore(.875, .61, 8, "probe");

    @TempDir Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        // given
        MeasuredScores scores =
                new MeasuredScores(
                        Map.of(
                                "ollama/llama3.1:8b", Map.of("code", MEASURED),
                                "odd \"name\" \\ #1: ", Map.of("general", MEASURED)));

        // when
        Path file = write(ScoresText.of(scores, "a comment"));

        // then
        assertThat(ScoresFile.read(file)).isEqualTo(scores);
        assertThat(ScoresFile.named(null)).isEqualTo(MeasuredScores.NONE);
    }

    @Test
    void jsonWillDo() throws IOException {
        Path file =
                write(
                        "{\"m\":{\"code\":{\"score\":0.875,\"confidence\":0.61,\"samples\":8,"
                                + "\"source\":\"probe\"}}}");

        assertThat(ScoresFile.read(file).byModel()).containsEntry("m", Map.of("code", MEASURED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ score: 1.5, confidence: 0, samples: 1, source: probe }|score is '1.5'; write a"
                        + " number within 0..1",
                "{ score: much, confidence: 0, samples: 1, source: probe }|score is 'much'",
                "{ score: 1, samples: 1, source: probe }|confidence is missing",
                "{ score: 1, confidence: 0, samples: 0, source: probe }|samples is '0'",
                "{ score: 1, confidence: 0, samples: 1, source: configuration }|write source: probe",
                "{ score: 1, confidence: 0, samples: 1, source: probe, x: 1 }|'x' is not known",
                "0.8|there must be score, confidence, samples and source",
                "{ score: 1, score: 1 }|'score' is there twice",
                "{ score|no YAML",
            })
    void aBrokenFileIsToldWithItsLine(String score, String complaint) throws IOException {
        Path file = write("# comment\nm:\n  code: " + score + "\n");

        assertThatThrownBy(() -> ScoresFile.read(file))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("baton.scores-file: " + file)
                .hasMessageContaining("line ")
                .hasMessageContaining(complaint);
    }

    @Test
    void theLineIsTheOneThatIsWrong() throws IOException {
        Path file = write("m:\n  code:\n    score: 1\n    confidence: 2\n    samples: 3\n");

        assertThatThrownBy(() -> ScoresFile.read(file)).hasMessageContaining("line 4: confidence");
    }

    @Test
    void aFileThatIsNotThereIsAMistake() {
        assertThatThrownBy(() -> ScoresFile.named(folder.resolve("none.yaml").toString()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("none.yaml cannot be read");
    }

    @Test
    void measuredGoesBeforeTheFamilyAndAfterConfiguration() {
        // given
        MeasuredScores scores =
                new MeasuredScores(Map.of("m", Map.of("code", MEASURED, "general", MEASURED)));
        CapabilityScore guessed = new CapabilityScore(.3, .5, 0, "family");

        // then
        assertThat(scores.applyTo(model("m", Map.of("code", guessed), true)).capabilities())
                .isEqualTo(Map.of("code", MEASURED, "general", MEASURED));
        assertThat(scores.applyTo(model("m", Map.of("code", guessed), false)).capabilities())
                .isEqualTo(Map.of("code", MEASURED));
        ModelDescriptor configured =
                model("m", Map.of("code", CapabilityScore.configured(.9)), true);
        assertThat(scores.applyTo(configured)).isEqualTo(configured);
        ModelDescriptor other = model("other", Map.of("code", guessed), true);
        assertThat(scores.applyTo(other)).isSameAs(other);
    }

    private static ModelDescriptor model(
            String id, Map<String, CapabilityScore> capabilities, boolean generative) {
        return new ModelDescriptor(
                id, "p", "ollama", id, null, capabilities, 8192, 0, 0, true, generative, Set.of());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("scores.yaml"), text);
    }
}
