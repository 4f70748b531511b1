package io.baton.client;

import org.jspecify.annotations.Nullable;

/** A task's record is larger than its topic takes; nothing was sent. */
public final class TaskTooLargeException extends BatonClientException {
    public TaskTooLargeException(String topic, long bytes, long limit, @Nullable Throwable cause) {
        super(
                "The record has %,d bytes and %s takes %,d at most. Shorten the input, or raise the topic's max.message.bytes and the layout's maxTaskBytes."
                        .formatted(bytes, topic, limit),
                cause);
    }
}
