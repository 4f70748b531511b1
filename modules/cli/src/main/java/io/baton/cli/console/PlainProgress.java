package io.baton.cli.console;

import io.baton.cli.render.ProgressLine;
import io.baton.wire.avro.TaskEvent;

/** A line for each event. */
final class PlainProgress implements Progress {
    private final Screen screen;

    PlainProgress(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void show(TaskEvent event) {
        screen.err().println(ProgressLine.render(event, screen.style()));
        screen.err().flush();
    }

    @Override
    public void close() {
        screen.err().flush();
    }
}
