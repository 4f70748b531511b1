package io.baton.app.mapping;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.Attempt;
import io.baton.domain.model.Usage;
import io.baton.wire.avro.AttemptReport;
import io.baton.wire.avro.TaskError;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** Errors and the attempts behind them. */
public final class ErrorMapping {
    private ErrorMapping() {}

    public static TaskError toWire(ModelOrchestratorError error) {
        return TaskError.newBuilder()
                .setCode(error.code().name())
                .setMessage(error.message())
                .setDetails(error.details())
                .setAttempts(attemptsToWire(error.attempts()))
                .build();
    }

    public static @Nullable TaskError toWireOrNull(@Nullable ModelOrchestratorError error) {
        return error == null ? null : toWire(error);
    }

    public static ModelOrchestratorError fromWire(TaskError error) {
        return new ModelOrchestratorError(
                code(error.getCode()),
                error.getMessage(),
                error.getDetails(),
                attemptsFromWire(error.getAttempts()));
    }

    static @Nullable ModelOrchestratorError fromWireOrNull(@Nullable TaskError error) {
        return error == null ? null : fromWire(error);
    }

    static List<AttemptReport> attemptsToWire(List<Attempt> attempts) {
        return attempts.stream().map(ErrorMapping::toWire).toList();
    }

    static List<Attempt> attemptsFromWire(List<AttemptReport> attempts) {
        return attempts.stream().map(ErrorMapping::fromWire).toList();
    }

    private static AttemptReport toWire(Attempt attempt) {
        ErrorCode error = attempt.error();
        return AttemptReport.newBuilder()
                .setModel(attempt.model())
                .setProvider(attempt.provider())
                .setStartedAt(attempt.startedAt())
                .setDurationMs(attempt.duration().toMillis())
                .setPromptTokens(attempt.usage().promptTokens())
                .setCompletionTokens(attempt.usage().completionTokens())
                .setErrorCode(error == null ? null : error.name())
                .setMessage(attempt.message())
                .setCached(attempt.cached())
                .setCost(CostMapping.toWire(attempt.cost()))
                .build();
    }

    private static Attempt fromWire(AttemptReport report) {
        String error = report.getErrorCode();
        return new Attempt(
                report.getModel(),
                report.getProvider(),
                report.getStartedAt(),
                Duration.ofMillis(report.getDurationMs()),
                new Usage(report.getPromptTokens(), report.getCompletionTokens()),
                error == null ? null : code(error),
                report.getMessage(),
                report.getCached(),
                CostMapping.fromWire(report.getCost()));
    }

    /** A code that a newer version wrote and this one does not know is an internal matter here. */
    private static ErrorCode code(String name) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        return ErrorCode.INTERNAL;
    }
}
