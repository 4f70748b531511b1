package io.baton.client;

import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordType;
import io.baton.wire.avro.TaskEvent;

import org.apache.kafka.common.errors.WakeupException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Passes on the events of one task, from its first, in the order of the topic, until the task has
 * ended or this is closed.
 */
public final class Following implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final TaskHistory.View view;
    private final Consumer<TaskEvent> listener;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private boolean ended;

    Following(TaskHistory.View view, Consumer<TaskEvent> listener) {
        this.view = view;
        this.listener = listener;
    }

    void start() {
        Thread.ofVirtual().name("baton-client-follow").start(this::run);
    }

    /**
     * Completes after the last event was passed on or this was closed; exceptionally when events
     * cannot be read any more or the listener threw, which ends the following.
     */
    public CompletableFuture<Void> done() {
        return done;
    }

    @Override
    public void close() {
        if (!done.isDone()) {
            view.reader().wakeup();
        }
    }

    private void run() {
        try (view) {
            // A task that was replayed went on after an end, so only the newest event tells.
            while (!(ended && view.current())) {
                view.reader()
                        .poll(POLL)
                        .forEach(
                                record -> {
                                    if (view.concerns(record)) {
                                        Records.read(
                                                        record,
                                                        value ->
                                                                BatonSerdes.read(
                                                                        RecordType.TASK_EVENT,
                                                                        value))
                                                .ifPresent(this::pass);
                                    }
                                });
            }
            done.complete(null);
        } catch (WakeupException e) {
            done.complete(null);
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private void pass(TaskEvent event) {
        listener.accept(event);
        ended =
                switch (event.getKind()) {
                    case SUCCEEDED, FAILED, CANCELLED, REJECTED -> true;
                    case PLANNED, REFUSED, STAGE_DISPATCHED, STAGE_STARTED, REPLAYED -> false;
                    case ATTEMPT_FAILED,
                            STAGE_COMPLETED,
                            STAGE_FAILED,
                            STAGE_SKIPPED,
                            REVISION_REQUESTED,
                            DEAD_LETTERED,
                            FEEDBACK_TAKEN,
                            FEEDBACK_REFUSED,
                            OTHER ->
                            ended; // these may trail behind the end
                };
    }
}
