package io.baton.domain.orchestrator;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.Attempt;
import io.baton.domain.planning.Candidate;
import io.baton.domain.synthesis.StageWork;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Errors of stages for which no model answered. */
final class Surrender {
    private Surrender() {}

    static ModelOrchestratorError pastDeadline(StageWork work, List<Attempt> soFar) {
        String made = soFar.isEmpty() ? "" : " after " + calls(soFar);
        return error(
                work,
                ErrorCode.DEADLINE_EXCEEDED,
                "No answer for stage " + work.stageId() + " by its deadline" + made + ".",
                soFar);
    }

    static ModelOrchestratorError noCandidate(StageWork work) {
        return error(
                work,
                ErrorCode.NO_CAPABLE_MODEL,
                "No model may run stage "
                        + work.stageId()
                        + ", which needs the capability "
                        + work.capability()
                        + ".",
                List.of());
    }

    /** The code is that of the newest failure; the message has the newest of each model. */
    static ModelOrchestratorError after(
            StageWork work, List<Attempt> soFar, @Nullable AttemptFailure last) {
        if (soFar.isEmpty()) {
            return allClosed(work);
        }
        ErrorCode newest = soFar.getLast().error();
        ErrorCode code = last != null ? last.code() : newest != null ? newest : ErrorCode.INTERNAL;
        Map<String, String> failures = new LinkedHashMap<>();
        for (Attempt attempt : soFar) {
            failures.put(attempt.model(), attempt.error() + ", " + attempt.message());
        }
        String told =
                failures.entrySet().stream()
                        .map(failure -> failure.getKey() + " (" + failure.getValue() + ")")
                        .collect(Collectors.joining("; "));
        return error(
                work,
                code,
                "No answer for stage "
                        + work.stageId()
                        + " after "
                        + calls(soFar)
                        + ": "
                        + told
                        + ".",
                soFar);
    }

    private static ModelOrchestratorError allClosed(StageWork work) {
        return error(
                work,
                ErrorCode.PROVIDER_UNAVAILABLE,
                "No model for stage "
                        + work.stageId()
                        + " was called: all of them have failed lately and are left alone, or asked"
                        + " to be, for longer than the stage may wait.",
                List.of());
    }

    private static String calls(List<Attempt> soFar) {
        return soFar.size() == 1 ? "1 call" : soFar.size() + " calls";
    }

    private static ModelOrchestratorError error(
            StageWork work, ErrorCode code, String message, List<Attempt> attempts) {
        String candidates =
                work.candidates().stream().map(Candidate::model).collect(Collectors.joining(", "));
        return ModelOrchestratorError.of(
                        code,
                        message + " " + code.advice(),
                        Map.of(
                                "stage",
                                work.stageId(),
                                "capability",
                                work.capability(),
                                "candidates",
                                candidates))
                .withAttempts(attempts);
    }
}
