package io.baton.domain.error;

import io.baton.domain.model.Attempt;

import java.util.List;
import java.util.Map;

/**
 * Why a task or a stage could not be done.
 *
 * @param code the stable code
 * @param message one sentence for a person: what happened and what helps
 * @param details machine-readable particulars such as {@code field}, {@code value}, {@code limit};
 *     never a secret, a prompt or an answer
 * @param attempts every model call made before giving up, oldest first
 */
public record ModelOrchestratorError(
        ErrorCode code, String message, Map<String, String> details, List<Attempt> attempts) {

    public ModelOrchestratorError {
        details = Map.copyOf(details);
        attempts = List.copyOf(attempts);
    }

    /** An error without particulars. */
    public static ModelOrchestratorError of(ErrorCode code, String message) {
        return new ModelOrchestratorError(code, message, Map.of(), List.of());
    }

    /** An error with particulars. */
    public static ModelOrchestratorError of(
            ErrorCode code, String message, Map<String, String> details) {
        return new ModelOrchestratorError(code, message, details, List.of());
    }

    /** The same error with the calls that led to it. */
    public ModelOrchestratorError withAttempts(List<Attempt> made) {
        return new ModelOrchestratorError(code, message, details, made);
    }
}
