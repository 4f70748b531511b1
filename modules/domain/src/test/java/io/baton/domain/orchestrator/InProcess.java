package io.baton.domain.orchestrator;

import io.baton.domain.chain.ChainCatalog;
import io.baton.domain.chain.PromptComposer;
import io.baton.domain.model.LlmModel;
import io.baton.domain.planning.CharacterTokenEstimator;
import io.baton.domain.planning.Classification;
import io.baton.domain.planning.ModelCatalog;
import io.baton.domain.planning.PlanningSettings;
import io.baton.domain.planning.TaskAnalyzer;
import io.baton.domain.planning.TaskRouting;
import io.baton.domain.synthesis.SchemaCheck;
import io.baton.domain.task.Constraints;
import io.baton.domain.task.Task;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** The whole domain over models of a test: the real analyzer, prompts, policy and machine. */
final class InProcess {
    private static final InstantSource CLOCK = InstantSource.system();

    private InProcess() {}

    static ModelOrchestrator over(ScriptedModel... models) {
        return new ModelOrchestrator(
                analyzer(), () -> catalog(models), runner(models), SchemaCheck.NONE, CLOCK);
    }

    static StageRunner runner(ScriptedModel... models) {
        AttemptLimits quick =
                new AttemptLimits(
                        2,
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ZERO,
                        Duration.ZERO);
        return new ModelStageRunner(
                id -> find(id, models),
                new StageCalls(new PromptComposer(), new CharacterTokenEstimator()),
                new AttemptPolicy(quick, ModelGate.ALWAYS_OPEN, new Random(1)),
                CLOCK);
    }

    static Analyzer analyzer() {
        TaskAnalyzer analyzer =
                new TaskAnalyzer(
                        PlanningSettings.DEFAULTS,
                        TaskRouting.DEFAULTS,
                        ChainCatalog.builtIn(),
                        Set.of("general", "planning", "reasoning", "summarization"),
                        text -> new Classification("general", 1, Map.of()),
                        new CharacterTokenEstimator(),
                        new PromptComposer());
        return (task, catalog) -> analyzer.analyze(task, catalog, CLOCK.instant());
    }

    static ModelCatalog catalog(ScriptedModel... models) {
        return new ModelCatalog(Stream.of(models).map(ScriptedModel::descriptor).toList());
    }

    static Task task(String description, Duration time) {
        Instant now = CLOCK.instant();
        return new Task(
                "t1",
                null,
                description,
                null,
                Map.of(),
                "general",
                "default",
                Constraints.NONE,
                null,
                null,
                now,
                now.plus(time),
                Map.of());
    }

    private static Optional<LlmModel> find(String id, ScriptedModel... models) {
        return List.of(models).stream()
                .filter(model -> model.descriptor().id().equals(id))
                .<LlmModel>map(model -> model)
                .findFirst();
    }
}
