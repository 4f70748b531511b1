package io.baton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

final class FakeModelServerTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
    private static final FakeModel MODEL = FakeModel.of("llama3.1:8b", 8192);

    @Test
    void threeHundredCallsRunAtOnceAndAreCounted() {
        // given
        int calls = 300;
        Duration latency = Duration.ofMillis(200);
        try (FakeModelServer server =
                FakeModelServer.builder().latency(latency).resident(MODEL).start()) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            // when
            for (int i = 0; i < calls; i++) {
                answers.add(
                        CLIENT.sendAsync(chat(server, "Say hello.", ""), BodyHandlers.ofString()));
            }
            // then
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            await().until(() -> server.log().inFlight() == 0);
            CallLog log = server.log();
            assertThat(log.calls()).hasSize(calls);
            assertThat(log.answered()).isEqualTo(calls);
            assertThat(log.maxInFlight()).isGreaterThan(100);
            assertThat(log.busy()).isGreaterThanOrEqualTo(latency.multipliedBy(calls));
            assertThat(log.averageInFlight())
                    .isCloseTo((double) log.busy().toNanos() / log.span().toNanos(), within(0.5));
        }
    }

    @Test
    void nobodyTakesADefaultAnswerForAModels() throws Exception {
        // given
        try (FakeModelServer server = FakeModelServer.builder().resident(MODEL).start()) {
            // when
            String text = content(send(chat(server, "Say hello.", "")));
            String review = content(send(chat(server, "Review it.", "Begin with VERDICT:")));
            // then
            assertThat(text).startsWith("[SIMULATED: no language model ran");
            assertThat(review).startsWith("VERDICT: APPROVE\n[SIMULATED");
        }
    }

    @Test
    void cutsAPromptInSilenceWhereOllamaWould() throws Exception {
        // given
        try (FakeModelServer server =
                FakeModelServer.start(Dialect.OLLAMA, FakeModel.of("llama3.1:8b", 131_072))) {
            var careless = Json.object().put("model", "llama3.1:8b").put("stream", false);
            careless.putArray("messages")
                    .addObject()
                    .put("role", "user")
                    .put("content", "word ".repeat(8000));
            // when
            HttpResponse<String> answer = send(post(server, "/api/chat", careless.toString()));
            // then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Json.parse(answer.body()).path("prompt_eval_count").asInt()).isEqualTo(4096);
        }
    }

    @Test
    void putsOutTheModelUsedLongestAgo() throws Exception {
        // given
        try (FakeModelServer server =
                FakeModelServer.builder()
                        .dialects(Dialect.OPENAI, Dialect.OLLAMA)
                        .maxLoaded(1)
                        .model(MODEL)
                        .model(FakeModel.of("other:1b", 2048))
                        .start()) {
            // when
            for (String model : List.of("llama3.1:8b", "other:1b", "other:1b", "llama3.1:8b")) {
                send(post(server, "/v1/chat/completions", "{\"model\":\"%s\"}".formatted(model)));
            }
            // then
            assertThat(server.log().loads()).isEqualTo(3);
            HttpRequest ps =
                    HttpRequest.newBuilder(URI.create(server.endpoint() + "/api/ps")).build();
            JsonNode loaded = Json.parse(send(ps).body()).path("models");
            assertThat(loaded).hasSize(1);
            assertThat(loaded.path(0).path("name").asString("")).isEqualTo("llama3.1:8b");
        }
    }

    @Test
    void faultsHitTheModelTheyAreMeantForAndThenPass() throws Exception {
        // given
        try (FakeModelServer server = FakeModelServer.builder().resident(MODEL).start()) {
            server.fail("other:1b", Fault.status(500), 1);
            server.fail(MODEL.name(), Fault.throttled("3"), 2);
            List<Integer> statuses = new ArrayList<>();
            // when
            for (int i = 0; i < 3; i++) {
                statuses.add(send(chat(server, "Say hello.", "")).statusCode());
            }
            // then
            assertThat(statuses).containsExactly(429, 429, 200);
        }
    }

    private static HttpRequest chat(FakeModelServer server, String user, String system) {
        var body = Json.object().put("model", MODEL.name());
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", system);
        messages.addObject().put("role", "user").put("content", user);
        return post(server, "/v1/chat/completions", body.toString());
    }

    private static HttpRequest post(FakeModelServer server, String path, String body) {
        return HttpRequest.newBuilder(URI.create(server.endpoint() + path))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static String content(HttpResponse<String> answer) {
        JsonNode choice = Json.parse(answer.body()).path("choices").path(0);
        return choice.path("message").path("content").asString("");
    }
}
