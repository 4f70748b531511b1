package io.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.app.config.ScoresFile;
import io.baton.cli.cluster.BootstrapFile;
import io.baton.domain.model.CapabilityScore;
import io.baton.testkit.Dialect;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.testkit.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class ModelsProbeTest {
    private static final String MODEL = "llama3.1:8b";
    private static final String ID = "srv/" + MODEL;

    private final FakeModelServer server =
            FakeModelServer.start(Dialect.OLLAMA, FakeModel.of(MODEL, 8192));

    @TempDir Path folder;
    private Path config = Path.of("");

    @BeforeEach
    void configure() throws IOException {
        server.answer(
                MODEL,
                request -> request.user().contains("hexagon") ? "Answer: 6" : "I cannot say.");
        config = config("");
    }

    private Path config(String more) throws IOException {
        return Files.writeString(
                folder.resolve("baton.yaml"),
                """
                baton:
                  providers:
                    - { id: srv, type: ollama, endpoint: "%s" }
                %s
                """
                        .formatted(server.endpoint(), more));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CommandRun probe(String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "models";
        arguments[1] = "probe";
        arguments[2] = "--config";
        arguments[3] = config.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return CommandRun.of(folder, arguments);
    }

    @Test
    void theTableSaysWhatWasMeasuredAndWhereItComesFrom() {
        CommandRun run = probe("--model", ID, "--capability", "general");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsSubsequence("Score", "Confidence", "Passed", "From")
                .containsSubsequence(ID, "general", "0.18", "1/9", "probe");
        assertThat(run.err()).contains("Probing " + ID + ": general, 9 probes");
    }

    @Test
    void linesOfJsonNameEveryMiss() {
        CommandRun run = probe("--model", ID, "--capability", "general", "--json");

        JsonNode line = JsonMapper.shared().readTree(run.out());
        assertThat(line.path("score").doubleValue()).isEqualTo(.182);
        assertThat(line.path("samples").intValue()).isEqualTo(9);
        assertThat(line.path("passed").intValue()).isEqualTo(1);
        assertThat(line.path("misses")).hasSize(8);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void savedScoresAreUsedAndKeepWhatTheyAre() throws IOException {
        // given
        Path scores = folder.resolve("scores.yaml");
        Files.writeString(
                scores,
                "other/m:\n  code: { score: 0.5, confidence: 0.4, samples: 8, source: probe }\n");

        // when
        CommandRun run =
                probe("--model", ID, "--capability", "general", "--save", scores.toString());
        BootstrapFile.in(folder).write("127.0.0.1:1");
        config = config("  scores-file: \"%s\"".formatted(scores));
        CommandRun explained =
                CommandRun.of(
                        folder,
                        "explain",
                        "--config",
                        config.toString(),
                        "--type",
                        "general",
                        "Hello");

        // then
        assertThat(run.code()).isZero();
        Map<String, Map<String, CapabilityScore>> read = ScoresFile.read(scores).byModel();
        assertThat(read.get("other/m"))
                .containsEntry("code", new CapabilityScore(.5, .4, 8, "probe"));
        assertThat(read.get(ID))
                .hasEntrySatisfying(
                        "general",
                        score -> {
                            assertThat(score.score()).isEqualTo(.182);
                            assertThat(score.samples()).isEqualTo(9);
                            assertThat(score.source()).isEqualTo("probe");
                        });
        assertThat(explained.out()).contains(ID, "general score 0.18");
    }

    @Test
    void whatIsNotTheModelsFaultIsNoScore() {
        // given
        server.fail(MODEL, Fault.status(503), 1000);

        // when
        CommandRun run = probe("--model", ID);

        // then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains(ID + ": not measurable: ").doesNotContain("Confidence");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void theBuiltinProviderIsProbedForWhatItClaimsAlone() {
        CommandRun run = probe("--model", "builtin/extractive", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines().map(JsonMapper.shared()::readTree))
                .extracting(line -> line.path("capability").stringValue())
                .containsExactlyInAnyOrder("analysis", "summarization", "extraction");
    }

    @Test
    void theBuiltinProvidersScoresAreNotSavedUnasked() {
        // given
        Path scores = folder.resolve("scores.yaml");

        // when
        CommandRun run = probe("--capability", "extraction", "--save", scores.toString());

        // then
        assertThat(run.out()).contains("no language model and was not named by --model: builtin/");
        assertThat(ScoresFile.read(scores).byModel()).containsOnlyKeys(ID);
    }

    @Test
    void mistakesAreToldBeforeAnythingIsMeasured() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "a: [");

        assertThat(probe("--model", "nope").err()).contains("no model 'nope'", ID);
        assertThat(probe("--capability", "vision").err()).contains("'vision'", "general");
        assertThat(probe("--timeout", "soon").err()).contains("'soon'", "90s");
        assertThat(probe("--save", broken.toString()).err()).contains("broken.yaml, line ");
        assertThat(server.log().calls()).isEmpty();
    }
}
