package io.baton.cli.task;

import io.baton.client.TaskDraft;

/**
 * A task's id, as a user names it.
 *
 * @param text what the cluster knows it by
 */
public record TaskId(String text) {

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException when no task can have it; the message says what is wanted
     */
    public static TaskId parse(String text) {
        // The client knows what an id may be; no other place has to.
        var _ = TaskDraft.of("any").taskId(text);
        return new TaskId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
