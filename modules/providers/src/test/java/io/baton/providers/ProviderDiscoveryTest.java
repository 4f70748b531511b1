package io.baton.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.ProviderDiscovery.Found;
import io.baton.providers.ProviderDiscovery.Place;
import io.baton.testkit.Dialect;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;

final class ProviderDiscoveryTest {
    private static final FakeModel MODEL = FakeModel.of("llama3.1:8b", 4096);

    @Test
    void findsBothServersAndTheirModels() throws Exception {
        // given
        try (FakeModelServer ollama = FakeModelServer.start(Dialect.OLLAMA, MODEL);
                FakeModelServer lmStudio = FakeModelServer.start(Dialect.LMSTUDIO, MODEL)) {
            // when
            Found found = look(ollama.endpoint(), lmStudio.endpoint());
            // then
            assertThat(found.providers())
                    .extracting(ProviderSettings::type)
                    .containsExactly("ollama", "lmstudio");
            assertThat(found.report())
                    .containsExactly(
                            "Ollama at " + ollama.endpoint() + ": found, 1 model installed",
                            "LM Studio at " + lmStudio.endpoint() + ": found, 1 model installed");
            ModelProviderFactory factory = new ModelProviderFactory();
            for (ProviderSettings settings : found.providers()) {
                try (ModelProvider provider = factory.create(settings)) {
                    assertThat(provider.discover()).hasSize(1);
                }
            }
        }
    }

    @Test
    void isNotFooledByAStatus() throws Exception {
        // given
        try (FakeModelServer ollama = FakeModelServer.start(Dialect.OLLAMA, MODEL);
                FakeModelServer lmStudio = FakeModelServer.start(Dialect.LMSTUDIO, MODEL)) {
            // when
            Found found = look(lmStudio.endpoint(), ollama.endpoint());
            // then
            assertThat(found.providers()).isEmpty();
            assertThat(found.report())
                    .allSatisfy(line -> assertThat(line).contains("something else answers there"));
        }
    }

    @Test
    void saysThatNobodyIsThereAndDoesNotWaitForASilentServer() throws Exception {
        // given
        URI nobody;
        try (FakeModelServer server = FakeModelServer.start(Dialect.OLLAMA, MODEL)) {
            nobody = server.endpoint();
        }
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            long start = System.nanoTime();
            // when
            Found found = look(nobody, URI.create("http://127.0.0.1:" + silent.getLocalPort()));
            // then
            assertThat(System.nanoTime() - start).isLessThan(6_000_000_000L);
            assertThat(found.providers()).isEmpty();
            assertThat(found.report())
                    .allSatisfy(line -> assertThat(line).contains("nothing answers there"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', http://127.0.0.1:11434",
        "0.0.0.0, http://127.0.0.1:11434",
        "0.0.0.0:8080, http://127.0.0.1:8080",
        ":8080, http://127.0.0.1:8080",
        "gpu.lan, http://gpu.lan:11434",
        "http://gpu.lan:1111/, http://gpu.lan:1111",
        "https://ollama.example.com, https://ollama.example.com:443",
        "'\"10.0.0.7:99\"', http://10.0.0.7:99",
        "[::], http://127.0.0.1:11434",
        "not a host, http://127.0.0.1:11434",
    })
    void readsTheHostAsOllamaDoes(String variable, String address) {
        // when
        List<Place> places = ProviderDiscovery.places(Map.of("OLLAMA_HOST", variable));
        // then
        assertThat(places.getFirst().address()).isEqualTo(URI.create(address));
    }

    private static Found look(URI ollama, URI lmStudio) throws InterruptedException {
        return ProviderDiscovery.at(
                List.of(
                        new Place("ollama", "Ollama", ollama),
                        new Place("lmstudio", "LM Studio", lmStudio)));
    }
}
