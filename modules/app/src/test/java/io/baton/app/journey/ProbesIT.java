package io.baton.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.app.RunningBaton;
import io.baton.client.BatonClient;
import io.baton.client.Submission;
import io.baton.client.TaskDraft;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.testkit.Fault;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Probes tell the truth: readiness is reading, liveness is not being stuck, models are neither. */
class ProbesIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Installation baton;
    private static FakeModelServer models;
    private static RunningBaton running;

    @BeforeAll
    static void start() throws Exception {
        models = Installation.ollamaServer().model(FakeModel.of("coder", 16_384)).start();
        baton = Installation.start();
        running = baton.run(Installation.ollama(models, 4, "--baton.management.port=0"));
    }

    @AfterAll
    static void stop() throws Exception {
        baton.close();
        models.close();
        HTTP.close();
    }

    @Test
    void rolesThatReadAreReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> {
                            HttpResponse<String> answer = get(running, "/readyz");
                            assertThat(answer.body())
                                    .isEqualTo(
                                            "ok\nanalyzer working\nworker working\nsynthesizer working\n");
                            assertThat(answer.statusCode()).isEqualTo(200);
                        });
    }

    @Test
    void aModelThatHangsMakesNobodyUnfit() throws Exception {
        // given
        models.fail("coder", Fault.Kind.HANG, 1_000);
        try (BatonClient client = baton.client()) {
            Submission submission =
                    client.submit(TaskDraft.of("Sort a list").type("code_generation"));
            // when
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> models.log().inFlight() > 0);
            // then
            assertThat(get(running, "/livez").statusCode()).isEqualTo(200);
            assertThat(get(running, "/readyz").statusCode()).isEqualTo(200);
            client.cancel(submission.taskId(), "seen enough");
        } finally {
            models.heal();
        }
    }

    @Test
    void aWorkerWithoutModelsLivesButIsNotReady() throws Exception {
        // when
        RunningBaton idle =
                baton.run(
                        "--baton.roles=worker",
                        "--baton.builtin=false",
                        "--baton.management.port=0");
        // then
        assertThat(get(idle, "/livez").statusCode()).isEqualTo(200);
        assertThat(get(idle, "/readyz").statusCode()).isEqualTo(503);
        assertThat(get(idle, "/readyz").body()).contains("worker waiting: it serves no model yet");
    }

    @Test
    void aScrapeSaysTheSameInThePlainFormat() throws Exception {
        // when
        HttpResponse<String> scrape = get(running, "/metrics");
        // then
        assertThat(scrape.headers().firstValue("Content-Type"))
                .hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(scrape.body())
                .contains("# TYPE baton_ready gauge", "baton_stuck{role=\"worker\"} 0.0")
                .contains("jvm_memory_used_bytes")
                .doesNotContain("# {");
    }

    @Test
    void nothingElseIsThere() throws Exception {
        assertThat(get(running, "/").statusCode()).isEqualTo(404);
        assertThat(get(running, "/livez/more").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(RunningBaton baton, String path)
            throws IOException, InterruptedException {
        int port = baton.managementPort().orElseThrow();
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
