package io.baton.cli.probe;

import io.baton.cli.console.Screen;
import io.baton.cli.render.SafeText;
import io.baton.domain.probe.Prober;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Shows what is being measured: one line that is redrawn where a person watches, a line for each
 * capability elsewhere, nothing for machines.
 */
final class ProbeProgress {
    private static final String ERASE_LINE = "\r\u001b[2K";

    private final Screen screen;
    private final boolean silent;

    ProbeProgress(Screen screen, boolean silent) {
        this.screen = screen;
        this.silent = silent;
    }

    /** Says what begins; hears of each of its probes. */
    Prober.Progress begin(ProbePlan.Item item) {
        String what = SafeText.line(item.model().id()) + ": " + item.capability();
        int total = item.tasks().size();
        if (!silent && !screen.interactive()) {
            screen.err().println("Probing " + what + ", " + total + " probes");
            screen.err().flush();
        }
        AtomicInteger count = new AtomicInteger();
        return task -> redraw("Probing %s %d/%d".formatted(what, count.incrementAndGet(), total));
    }

    /** Takes the line away. */
    void end() {
        redraw("");
    }

    private void redraw(String line) {
        if (!silent && screen.interactive()) {
            String cut =
                    line.length() < screen.width() ? line : line.substring(0, screen.width() - 1);
            screen.err().print(ERASE_LINE + cut);
            screen.err().flush();
        }
    }
}
