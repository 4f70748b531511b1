package io.baton.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.wire.Topology;
import io.baton.wire.avro.ModelCapability;
import io.baton.wire.avro.ModelStatus;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class StartViewTest {
    private static StartFacts facts(List<String> roles, List<ModelStatus> models) {
        return new StartFacts(
                "1.0",
                "127.0.0.1:9092",
                Duration.ofMillis(4_200),
                Path.of("/data"),
                Path.of("/logs"),
                roles,
                List.of("Ollama at http://127.0.0.1:11434: nothing answers there"),
                List.of("provider gpu cannot be asked: refused"),
                models,
                Topology.standard(),
                2,
                List.of());
    }

    private static ModelStatus model() {
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        return ModelStatus.newBuilder()
                .setModelId("m")
                .setWorkerId("w")
                .setProvider("p")
                .setProviderType("ollama")
                .setModelName("m")
                .setCapabilities(
                        Topology.DEFAULT_CAPABILITIES.stream()
                                .filter(name -> !name.equals("vision"))
                                .map(name -> new ModelCapability(name, 0.5, 0.1, 0, "default"))
                                .limit(3)
                                .toList())
                .setContextWindow(8192)
                .setAvailable(true)
                .setUpdatedAt(now)
                .setExpiresAt(now)
                .build();
    }

    @Test
    void theScreenSaysWhatIsThereWhatIsMissingAndWhatToTry() {
        assertThat(StartView.render(facts(List.of("worker"), List.of(model())), Style.PLAIN))
                .startsWith(
                        """
                        ✓ Baton 1.0 is ready at 127.0.0.1:9092 after 4.2 s

                        Data       /data
                        Log        /logs
                        Roles      worker
                        """)
                .contains(
                        "Looked for Ollama at http://127.0.0.1:11434: nothing answers there\n",
                        "Models     m: code 0.50, planning 0.50, reasoning 0.50\n",
                        "vision: to add one, ollama pull llama3.2-vision:11b\n",
                        "! provider gpu cannot be asked: refused\n",
                        "Try next   ./baton submit ")
                .doesNotContain("code: to add one");
    }

    @Test
    void aProcessWithoutAWorkerSaysNothingOfModels() {
        assertThat(StartView.render(facts(List.of("analyzer"), List.of()), Style.PLAIN))
                .doesNotContain("Models ", "No model", "Looked for");
    }
}
