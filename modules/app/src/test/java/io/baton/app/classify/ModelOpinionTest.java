package io.baton.app.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.app.config.BatonSettings;
import io.baton.domain.planning.SecondOpinion.Opinion;
import io.baton.testkit.Dialect;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.testkit.FakeRequest;
import io.baton.testkit.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@Timeout(60)
class ModelOpinionTest {
    private static final String MODEL = "llama3.2:1b";

    private FakeModelServer server;

    @BeforeEach
    void start() {
        server = FakeModelServer.start(Dialect.OLLAMA, FakeModel.of(MODEL, 8_192));
        server.answer(MODEL, request -> "{\"capability\":\"code\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nobodyIsAskedUnlessAModelIsConfigured() {
        try (var opinions = ModelOpinion.of(settings(Map.of()), InstantSource.system())) {
            assertThat(opinions.takesTime()).isFalse();
            assertThat(ask(opinions, "Hm")).isInstanceOf(Opinion.NotAsked.class);
        }
        assertThat(server.log().calls()).isEmpty();
    }

    @Test
    void theModelsAnswerIsGivenAndKeptForTheSameText() {
        try (var opinions = opinions(MODEL, "5s", 4)) {
            assertThat(ask(opinions, "Fix it"))
                    .isEqualTo(new Opinion.Given("code", "ollama/" + MODEL));
            assertThat(ask(opinions, "Fix it")).isInstanceOf(Opinion.Given.class);
            assertThat(ask(opinions, "Fix that")).isInstanceOf(Opinion.Given.class);
        }
        assertThat(server.log().calls())
                .extracting(FakeRequest::user)
                .containsExactly(
                        "Sort this request.\n\n<task>\nFix it\n</task>",
                        "Sort this request.\n\n<task>\nFix that\n</task>");
    }

    @Test
    void aModelThatHangsIsNotWaitedForLongerThanTheTimeoutByAllTogether() throws Exception {
        server.fail(Fault.Kind.HANG, 100);
        try (var opinions = opinions(MODEL, "1s", 2);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Instant begun = Instant.now();
            List<Future<Opinion>> answers = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
                String text = "Text " + n;
                answers.add(threads.submit(() -> opinions.second().ask(text, Set.of(), begun)));
            }
            for (Future<Opinion> answer : answers) {
                assertThat(answer.get()).isInstanceOf(Opinion.Missing.class);
            }
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
        assertThat(server.log().calls()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void afterAFewFailuresItIsNotCalledForAWhile() {
        server.fail(Fault.status(500), 100);
        try (var opinions = opinions(MODEL, "5s", 1)) {
            for (int n = 0; n < 10; n++) {
                ask(opinions, "Text " + n);
            }
            assertThat(ask(opinions, "One more"))
                    .isInstanceOfSatisfying(
                            Opinion.Missing.class,
                            missing -> assertThat(missing.why()).contains("left alone"));
        }
        assertThat(server.log().calls()).hasSize(3);
    }

    @Test
    void anAnswerOutsideOfTheCapabilitiesIsNoneAndIsNotKept() {
        server.answer(MODEL, request -> "{\"capability\":\"astrology\"}");
        try (var opinions = opinions(MODEL, "5s", 1)) {
            assertThat(ask(opinions, "Fix it"))
                    .isEqualTo(
                            new Opinion.Missing(
                                    "The classifier ollama/"
                                            + MODEL
                                            + " named no configured capability."));
            server.answer(MODEL, request -> "{\"capability\":\"writing\"}");
            assertThat(ask(opinions, "Fix it")).isInstanceOf(Opinion.Given.class);
        }
    }

    @Test
    void aModelThatNobodyServesIsSaidWithItsSetting() {
        try (var opinions = opinions("gemma3:4b", "5s", 1)) {
            assertThat(ask(opinions, "Fix it"))
                    .isInstanceOfSatisfying(
                            Opinion.Missing.class,
                            missing ->
                                    assertThat(missing.why())
                                            .contains(
                                                    "baton.classifier.model is 'ollama/gemma3:4b'"));
        }
    }

    @Test
    void aTextIsNotShownToAModelWithoutTheTagsThatItsTaskAsksFor() {
        try (var opinions = opinions(MODEL, "5s", 1)) {
            assertThat(opinions.second().ask("Fix it", Set.of("certified"), Instant.now()))
                    .isInstanceOfSatisfying(
                            Opinion.Missing.class,
                            missing -> assertThat(missing.why()).contains("[certified]"));
        }
        assertThat(server.log().calls()).isEmpty();
    }

    private static Opinion ask(ModelOpinion.Opinions opinions, String text) {
        return opinions.second().ask(text, Set.of(), Instant.now());
    }

    private ModelOpinion.Opinions opinions(String model, String timeout, int concurrency) {
        return ModelOpinion.of(
                settings(
                        Map.of(
                                "baton.classifier.model", "ollama/" + model,
                                "baton.classifier.timeout", timeout,
                                "baton.classifier.max-concurrency", "" + concurrency)),
                InstantSource.system());
    }

    private BatonSettings settings(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("baton.builtin", "false");
        properties.put("baton.providers[0].id", "ollama");
        properties.put("baton.providers[0].type", "ollama");
        properties.put("baton.providers[0].endpoint", server.endpoint().toString());
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("baton", BatonSettings.class);
    }
}
