package io.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cli.cluster.BootstrapFile;
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

/** A plan that is only explained asks the configured model as the analyzer would. */
class ExplainClassifierTest {
    private static final String MODEL = "llama3.1:8b";

    private final FakeModelServer server =
            FakeModelServer.start(Dialect.OLLAMA, FakeModel.of(MODEL, 32_768));

    @TempDir Path folder;
    private Path config = Path.of("");

    @BeforeEach
    void configure() throws IOException {
        BootstrapFile.in(folder).write("127.0.0.1:1");
        config =
                Files.writeString(
                        folder.resolve("baton.yaml"),
                        """
                        baton:
                          tasks: { min-confidence: 1 }
                          classifier: { model: "srv/%s" }
                          providers:
                            - { id: srv, type: ollama, endpoint: "%s" }
                        """
                                .formatted(MODEL, server.endpoint()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theModelDecidesAndThePlanSaysSo() {
        server.answer(MODEL, request -> "{\"capability\":\"extraction\"}");

        JsonNode plan = explain();

        assertThat(plan.path("capability").stringValue()).isEqualTo("extraction");
        assertThat(plan.path("doubt").stringValue())
                .endsWith("; classified by srv/" + MODEL + " as extraction.");
        assertThat(server.log().calls()).hasSize(1);
    }

    @Test
    void withoutAnAnswerThePlanIsTheOneWithoutIt() {
        server.fail(Fault.status(500), 1);

        JsonNode plan = explain();

        assertThat(plan.path("capability").stringValue()).isEqualTo("writing");
        assertThat(plan.path("doubt").stringValue())
                .contains("The description reads most like writing")
                .contains("The classifier srv/" + MODEL + " gave no answer");
    }

    private JsonNode explain() {
        CommandRun run =
                CommandRun.of(
                        folder,
                        "explain",
                        "--config",
                        config.toString(),
                        "--json",
                        "Write a poem about rivers");
        assertThat(run.code()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }
}
