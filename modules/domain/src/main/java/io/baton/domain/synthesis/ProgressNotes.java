package io.baton.domain.synthesis;

import io.baton.domain.model.Attempt;
import io.baton.domain.model.Usage;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.Effect.Kind;
import io.baton.domain.synthesis.Effect.Progress;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What those who watch are told about a stage. */
final class ProgressNotes {
    private ProgressNotes() {}

    static Progress dispatched(StageWork work) {
        return new Progress(
                Kind.STAGE_DISPATCHED,
                work.revision(),
                work.stageId(),
                work.role(),
                null,
                work.round() == 0 ? null : "round " + work.round(),
                Duration.ZERO,
                Usage.UNKNOWN);
    }

    static Progress finished(TaskRun run, PlannedStage stage, StageReply reply) {
        return switch (reply.outcome()) {
            case Outcome.Completed done ->
                    note(
                            Kind.STAGE_COMPLETED,
                            run,
                            stage,
                            reply,
                            done.model(),
                            reply.cached() ? "cached" : null);
            case Outcome.Failed failed ->
                    note(
                            Kind.STAGE_FAILED,
                            run,
                            stage,
                            reply,
                            null,
                            failed.error().code() + ": " + failed.error().message());
            case Outcome.Skipped skipped ->
                    note(Kind.STAGE_SKIPPED, run, stage, reply, null, skipped.reason());
        };
    }

    static Progress sentBack(TaskRun run, PlannedStage reviewer, StageReply reply) {
        int defects = ReviewLoop.defects(reviewer, reply).orElseThrow().size();
        return new Progress(
                Kind.REVISION_REQUESTED,
                run.revision(),
                reviewer.id(),
                reviewer.role(),
                null,
                "defects: " + defects,
                Duration.ZERO,
                Usage.UNKNOWN);
    }

    static Progress repaired(TaskRun run, PlannedStage stage) {
        return new Progress(
                Kind.REVISION_REQUESTED,
                run.revision(),
                stage.id(),
                stage.role(),
                null,
                "the answer cannot be used in the asked format",
                Duration.ZERO,
                Usage.UNKNOWN);
    }

    private static Progress note(
            Kind kind,
            TaskRun run,
            PlannedStage stage,
            StageReply reply,
            @Nullable String model,
            @Nullable String message) {
        int prompt = 0;
        int completion = 0;
        for (Attempt attempt : reply.attempts()) {
            prompt += attempt.usage().promptTokens();
            completion += attempt.usage().completionTokens();
        }
        return new Progress(
                kind,
                run.revision(),
                stage.id(),
                stage.role(),
                model,
                message,
                took(reply),
                new Usage(prompt, completion));
    }

    /** How long that run took; zero where the clocks of two machines disagree. */
    static Duration took(StageReply reply) {
        Duration took = Duration.between(reply.startedAt(), reply.finishedAt());
        return took.isNegative() ? Duration.ZERO : took;
    }
}
