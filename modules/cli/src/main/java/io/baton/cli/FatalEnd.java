package io.baton.cli;

import io.baton.cli.allinone.AllInOne;
import io.baton.cli.allinone.Shutdown;
import io.baton.cli.console.Screen;
import io.baton.cli.failure.LogFolder;

/** Ends the process when its broker can't go on. */
final class FatalEnd {
    private FatalEnd() {}

    static void watch(AllInOne all, Shutdown shutdown, Screen screen) {
        var _ =
                all.fatalFault()
                        .thenAcceptAsync(
                                fault -> {
                                    screen.err()
                                            .println(
                                                    "baton: The broker cannot go on: %s. Check the disk of the data folder, then start again; what was acknowledged is kept. The log is in %s."
                                                            .formatted(fault, LogFolder.current()));
                                    screen.err().flush();
                                    shutdown.end(1);
                                });
    }
}
