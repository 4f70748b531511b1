package io.baton.app.mapping;

import io.baton.domain.model.Attempt;
import io.baton.domain.synthesis.Outcome;
import io.baton.domain.synthesis.StageSummary;
import io.baton.domain.synthesis.TaskOutcome;
import io.baton.wire.avro.StageReport;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.jspecify.annotations.Nullable;

/** Results. */
public final class ResultMapping {
    private ResultMapping() {}

    public static TaskResult toWire(TaskOutcome outcome) {
        return TaskResult.newBuilder()
                .setTaskId(outcome.task().id())
                .setRevision(outcome.revision())
                .setStatus(TaskStatus.valueOf(outcome.status().name()))
                .setOutput(outcome.output())
                .setFormat(outcome.format().id())
                .setLanguage(outcome.language())
                .setError(ErrorMapping.toWireOrNull(outcome.error()))
                .setCapability(outcome.capability())
                .setChain(outcome.chain())
                .setStages(outcome.stages().stream().map(ResultMapping::toWire).toList())
                .setUsedFallback(outcome.usedFallback())
                .setWarnings(outcome.warnings())
                .setSubmittedAt(outcome.task().submittedAt())
                .setCompletedAt(outcome.completedAt())
                .setLabels(outcome.task().labels())
                .setCost(CostMapping.toWire(outcome.cost()))
                .build();
    }

    private static StageReport toWire(StageSummary stage) {
        Outcome outcome = stage.outcome();
        boolean completed = outcome instanceof Outcome.Completed;
        return StageReport.newBuilder()
                .setStageId(stage.stageId())
                .setRole(stage.role().id())
                .setCapability(stage.capability())
                .setStatus(StageMapping.status(outcome))
                .setRounds(stage.rounds())
                .setModel(completed ? ((Outcome.Completed) outcome).model() : null)
                .setProvider(completed ? ((Outcome.Completed) outcome).provider() : null)
                .setDurationMs(stage.duration().toMillis())
                .setPromptTokens(sum(stage, true))
                .setCompletionTokens(sum(stage, false))
                .setCached(stage.cached())
                .setAttempts(ErrorMapping.attemptsToWire(stage.attempts()))
                .setNote(note(stage))
                .setCost(CostMapping.toWire(stage.cost()))
                .build();
    }

    private static int sum(StageSummary stage, boolean prompt) {
        return stage.attempts().stream()
                .map(Attempt::usage)
                .mapToInt(usage -> prompt ? usage.promptTokens() : usage.completionTokens())
                .sum();
    }

    private static @Nullable String note(StageSummary stage) {
        if (stage.note() != null) {
            return stage.note();
        }
        return switch (stage.outcome()) {
            case Outcome.Completed c -> null;
            case Outcome.Failed failed -> failed.error().message();
            case Outcome.Skipped skipped -> skipped.reason();
        };
    }
}
