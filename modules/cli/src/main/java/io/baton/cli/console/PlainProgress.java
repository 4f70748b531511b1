package io.baton.cli.console;

import io.baton.cli.render.ProgressLine;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskEventKind;

/** A line for each event, but one only for a task that is refused and fails by that. */
final class PlainProgress implements Progress {
    private final Screen screen;
    private boolean refused;

    PlainProgress(Screen screen) {
        this.screen = screen;
    }

    @Override
    public synchronized void show(TaskEvent event) {
        boolean told = refused && event.getKind() == TaskEventKind.FAILED;
        refused =
                switch (event.getKind()) {
                    case REFUSED -> true;
                    case PLANNED, REPLAYED -> false; // what fails now fails anew
                    default -> refused;
                };
        if (!told) {
            screen.err().println(ProgressLine.render(event, screen.style()));
            screen.err().flush();
        }
    }

    @Override
    public void close() {
        screen.err().flush();
    }
}
