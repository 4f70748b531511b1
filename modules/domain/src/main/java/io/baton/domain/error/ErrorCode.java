package io.baton.domain.error;

/**
 * Why something could not be done. The names are stable: they travel in results, dead letters and
 * metrics, and {@code docs/errors.md} has a row for each.
 */
public enum ErrorCode {
    INVALID_TASK(false, "Correct the field that the message names and send the task again."),
    UNREADABLE_RECORD(
            false,
            "Send Avro single-object encoding, or JSON with content-type: application/json."),
    NO_CAPABLE_MODEL(
            false,
            "Start a model server or configure a model with the capability that is missing."),
    CONTEXT_EXCEEDED(
            false, "Shorten the input, or configure a model with a larger context window."),
    MEMORY_EXCEEDED(true, "Raise the memory limit, or use a smaller model."),
    MODEL_NOT_FOUND(false, "Install the model at its provider, or correct its name."),
    PROVIDER_UNAVAILABLE(true, "Check that the model server runs and can be reached."),
    PROVIDER_THROTTLED(true, "Wait, or raise the limit at the provider."),
    PROVIDER_REJECTED(false, "Read what the provider says about the request, and correct it."),
    PROVIDER_TIMEOUT(true, "Allow the model more time, or use a faster one."),
    INVALID_ANSWER(true, "Use a model that follows the asked format, or loosen the format."),
    DEADLINE_EXCEEDED(false, "Give the task a later deadline, or start more workers."),
    BUDGET_EXCEEDED(false, "Raise the task's budget, or use cheaper models."),
    CANCELLED(false, "Nothing to do: it was asked for."),
    POISON_RECORD(
            false, "Find out why workers die on this record before replaying it from its topic."),
    INTERNAL(true, "This is a defect of Baton: please report it with the details.");

    private final boolean retryable;
    private final String advice;

    ErrorCode(boolean retryable, String advice) {
        this.retryable = retryable;
        this.advice = advice;
    }

    /** Whether the same call may succeed later without anybody changing anything. */
    public boolean retryable() {
        return retryable;
    }

    /** What a user can do about it, as one sentence. */
    public String advice() {
        return advice;
    }
}
