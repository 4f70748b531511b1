package io.baton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

final class FakeServerOptionsTest {

    @Test
    void startsTheServerThatWasAskedFor() throws Exception {
        // given
        List<String> arguments =
                List.of("--port", "0", "--dialect", "ollama", "--models", "a:7b:4096,b:2048");
        try (FakeModelServer server = FakeServerOptions.parse(arguments).start();
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest tags =
                    HttpRequest.newBuilder(URI.create(server.endpoint() + "/api/tags")).build();
            // when
            String body = client.send(tags, BodyHandlers.ofString()).body();
            // then
            assertThat(body).contains("\"name\":\"a:7b\"", "\"name\":\"b\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--port, many, '--port: ''many'' is no number'",
        "--latency, 200, '--latency: ''200'' is no duration'",
        "--dialect, claude, 'dialect ''claude'' is not known'",
        "--models, llama, '--models: ''llama'' has no context'",
        "--models, llama:0, 'contextWindow'",
        "--nonsense, 1, '--nonsense is not known'",
    })
    void namesWhatIsWrong(String name, String value, String message) {
        assertThatThrownBy(() -> FakeServerOptions.parse(List.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anArgumentWithoutValueIsNamed() {
        assertThatThrownBy(() -> FakeServerOptions.parse(List.of("--port")))
                .hasMessageContaining("--port lacks its value");
    }
}
