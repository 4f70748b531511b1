package io.baton.domain.task;

import io.baton.domain.error.ModelOrchestratorError;

/** What the check of a {@link TaskDraft} came to. */
public sealed interface Validated {

    /** Every field is within its limits. */
    record Valid(Task task) implements Validated {}

    /**
     * A field is not.
     *
     * @param error {@code INVALID_TASK} with the details {@code field}, {@code value} and {@code
     *     fix}
     */
    record Invalid(ModelOrchestratorError error) implements Validated {}
}
