package io.baton.cli.console;

import io.baton.cli.render.StageBoard;
import io.baton.wire.avro.TaskEvent;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Redraws a line for each stage ten times a second. */
final class LiveProgress implements Progress {
    private static final long FRAME_MILLIS = 100;
    private static final String ERASE_LINE = "\u001b[2K";
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";

    private final Screen screen;
    private final StageBoard board = new StageBoard();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("progress").factory());
    private int frame;
    private int drawn;
    private boolean closed;

    LiveProgress(Screen screen) {
        this.screen = screen;
        var drawing =
                ticker.scheduleAtFixedRate(
                        this::draw, FRAME_MILLIS, FRAME_MILLIS, TimeUnit.MILLISECONDS);
        if (drawing.isCancelled()) {
            throw new IllegalStateException("the progress display did not start");
        }
    }

    @Override
    public synchronized void show(TaskEvent event) {
        board.apply(event);
        draw();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            draw();
            closed = true;
            ticker.shutdownNow();
            screen.err().print(SHOW_CURSOR);
            screen.err().flush();
        }
    }

    private synchronized void draw() {
        if (closed) {
            return;
        }
        List<String> lines = board.render(Instant.now(), frame++, screen.width(), screen.style());
        StringBuilder text = new StringBuilder(HIDE_CURSOR);
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        for (String line : lines) {
            text.append('\r').append(ERASE_LINE).append(line).append('\n');
        }
        drawn = lines.size();
        screen.err().print(text);
        screen.err().flush();
    }
}
