package io.baton.client;

import org.jspecify.annotations.Nullable;

/** The analyzer refused a task as invalid, so that it has no result; it is a dead letter now. */
public final class TaskRejectedException extends BatonClientException {
    private final String taskId;
    private final String code;

    public TaskRejectedException(String taskId, @Nullable String code, @Nullable String message) {
        super(message == null ? "Task " + taskId + " was rejected." : message, null);
        this.taskId = taskId;
        this.code = code == null ? "INVALID_TASK" : code;
    }

    public String taskId() {
        return taskId;
    }

    /** A code of {@code docs/errors.md}. */
    public String code() {
        return code;
    }
}
