package io.baton.cli.console;

import io.baton.wire.avro.TaskEvent;

/** Shows how a task gets on. Events of one task come in order, from one thread at a time. */
public interface Progress extends AutoCloseable {

    /** Shows that this happened. */
    void show(TaskEvent event);

    /** Leaves the last state on the screen and shows nothing more. */
    @Override
    void close();

    /** Redrawn lines where a person watches a terminal, plain lines elsewhere. */
    static Progress on(Screen screen) {
        return screen.interactive() ? new LiveProgress(screen) : new PlainProgress(screen);
    }

    /** Plain lines, wherever they go. */
    static Progress plain(Screen screen) {
        return new PlainProgress(screen);
    }

    /** Shows nothing, for machines. */
    static Progress none() {
        return new Progress() {
            @Override
            public void show(TaskEvent event) {}

            @Override
            public void close() {}
        };
    }
}
