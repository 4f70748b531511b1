package io.baton.app.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.app.config.BatonSettings;
import io.baton.app.kafka.OutgoingRecords;
import io.baton.app.planning.SafeTokenEstimator;
import io.baton.app.provider.ProviderSource;
import io.baton.app.worker.cache.AnswerCache;
import io.baton.app.worker.health.PoolNews;
import io.baton.app.worker.model.ServedModels;
import io.baton.domain.chain.PromptComposer;
import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.Attempt;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.Usage;
import io.baton.domain.orchestrator.AttemptLimits;
import io.baton.domain.orchestrator.AttemptPolicy;
import io.baton.domain.orchestrator.CallListener;
import io.baton.domain.orchestrator.StageCalls;
import io.baton.domain.planning.Candidate;
import io.baton.domain.planning.TokenEstimator;
import io.baton.domain.synthesis.Outcome;
import io.baton.domain.synthesis.StageReply;
import io.baton.domain.synthesis.StageWork;
import io.baton.domain.task.OutputFormat;
import io.baton.testkit.Dialect;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What was answered before is answered again past permits, circuits and figures. */
class StageModelsTest {
    private static final TokenEstimator ESTIMATOR = new SafeTokenEstimator();
    private static final String MODEL = "ollama/m:latest";

    private final FakeModelServer server =
            FakeModelServer.start(Dialect.OLLAMA, FakeModel.of("m:latest", 16_384));
    private final BatonSettings settings = settings();
    private final ServedModels models = new ServedModels(new ProviderSource(settings));
    private final AnswerCache cache =
            new AnswerCache(
                    settings.cache(),
                    settings.topology(),
                    new OutgoingRecords("/baton/worker/w", Clock.systemUTC()),
                    record -> {},
                    "w",
                    Clock.systemUTC());

    @BeforeEach
    void ask() throws InterruptedException {
        models.refresh();
    }

    @AfterEach
    void stop() {
        models.close();
        server.close();
    }

    @Test
    void aHitCountsNoTimeNoTokensAndNoCall() throws Exception {
        StageReply first = run(work("what", true));
        StageReply again = run(work("what", true));

        assertThat(first.cached()).isFalse();
        assertThat(again.outcome()).isEqualTo(first.outcome());
        assertThat(again.cached()).isTrue();
        Attempt hit = again.attempts().getFirst();
        assertThat(hit.duration()).isZero();
        assertThat(hit.usage()).isEqualTo(Usage.UNKNOWN);
        assertThat(server.log().calls()).hasSize(1);
        assertThat(models.performance(MODEL).calls()).isEqualTo(1);
    }

    @Test
    void aRoundThatAReviewerAskedForIsAnotherCall() throws Exception {
        run(work("what", true));
        StageReply revised =
                run(
                        with(
                                1,
                                work("what", true),
                                new StageWork.ContextPart("reviewer", Role.REVIEWER, "wrong")));

        assertThat(revised.cached()).isFalse();
        assertThat(server.log().calls()).hasSize(2);
    }

    @Test
    void aModelThatIsLeftAloneStillAnswersWhatItAnsweredBefore() throws Exception {
        StageWork known = work("what", true);
        StageWork unknown = work("what else", true);
        StageWork refused = work("what", null);
        run(known);
        server.kill();
        while (models.health().closedFor(MODEL).isZero()) {
            models.health()
                    .begin(models.find(MODEL).orElseThrow().descriptor())
                    .failed(ProviderException.of(ErrorCode.PROVIDER_UNAVAILABLE, "gone"));
        }

        assertThat(gate(known).closedFor(MODEL)).isZero();
        assertThat(gate(unknown).closedFor(MODEL)).isPositive();
        assertThat(gate(refused).closedFor(MODEL)).isPositive();
        StageReply reply = run(known);
        assertThat(reply.outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(reply.cached()).isTrue();
    }

    private StageModels gate(StageWork work) {
        return new StageModels(
                models, cache, new StageCalls(new PromptComposer(), ESTIMATOR), work);
    }

    private StageReply run(StageWork work) throws InterruptedException {
        AttemptPolicy policy = new AttemptPolicy(AttemptLimits.DEFAULT, models.health(), () -> 0);
        return new StageRunner(
                        models,
                        new PoolNews(models.health(), InstantSource.system()),
                        cache,
                        new PromptComposer(),
                        ESTIMATOR,
                        policy,
                        "w",
                        Clock.systemUTC())
                .run(work, 0, CallListener.NONE);
    }

    private static BatonSettings settings(FakeModelServer server) {
        Map<String, String> properties =
                Map.of(
                        "baton.builtin", "false",
                        "baton.providers[0].id", "ollama",
                        "baton.providers[0].type", "ollama",
                        "baton.providers[0].endpoint", server.endpoint().toString(),
                        "baton.providers[0].max-concurrency", "1");
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("baton", BatonSettings.class)
                .get();
    }

    private BatonSettings settings() {
        return settings(server);
    }

    private static StageWork work(String description, @Nullable Boolean wish) {
        Instant now = Instant.now();
        return new StageWork(
                "t1",
                1,
                "executor",
                Role.EXECUTOR,
                "general",
                0,
                List.of(new Candidate(MODEL, 1, "")),
                description,
                null,
                Map.of(),
                List.of(),
                OutputFormat.TEXT,
                null,
                0,
                wish,
                now,
                now.plus(Duration.ofSeconds(30)));
    }

    private static StageWork with(int round, StageWork first, StageWork.ContextPart review) {
        return new StageWork(
                first.taskId(),
                first.revision(),
                first.stageId(),
                first.role(),
                first.capability(),
                round,
                first.candidates(),
                first.description(),
                first.input(),
                first.requirements(),
                List.of(review),
                first.format(),
                first.outputSchema(),
                first.maxOutputTokens(),
                first.cache(),
                first.requestedAt(),
                first.deadline());
    }
}
