package io.baton.cli.allinone;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Stops what was started, the last first, once, whether the command ends by itself or by a signal.
 * The one shutdown hook of the process.
 */
public final class Shutdown implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    /** A little below the ten seconds after which others lose patience and kill. */
    private static final Duration LIMIT = Duration.ofSeconds(9);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Thread hook;

    private final Duration limit;

    private Shutdown(int signalled, Duration limit) {
        this.limit = limit;
        hook = new Thread(() -> end(signalled), "shutdown");
    }

    /**
     * Waits for signals from now on.
     *
     * @param signalled exit code of a process that was told to end
     */
    public static Shutdown onSignal(int signalled) {
        return onSignal(signalled, LIMIT);
    }

    /**
     * The same for what takes longer to end.
     *
     * @param limit after which the process ends whatever hangs
     */
    public static Shutdown onSignal(int signalled, Duration limit) {
        var shutdown = new Shutdown(signalled, limit);
        Runtime.getRuntime().addShutdownHook(shutdown.hook);
        return shutdown;
    }

    /** Closes this, too, before what was added earlier. */
    public synchronized <T extends AutoCloseable> T add(T resource) {
        open.push(resource);
        return resource;
    }

    /** Ends the process with that code, at the limit whatever hangs. */
    public void end(int code) {
        Thread closing = Thread.ofPlatform().daemon().name("closing").start(this::closeAll);
        try {
            var _ = closing.join(limit);
        } catch (InterruptedException e) {
            LOG.debug("Interrupted while closing", e);
        }
        // Not exit: that would wait for this hook, and give a signal's own code.
        Runtime.getRuntime().halt(code);
    }

    private synchronized void closeAll() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.atWarn().addKeyValue("reason", e.toString()).log("Something did not close");
            }
        }
    }

    /** Closes everything; the command then ends by itself. */
    @Override
    public void close() {
        closeAll();
        try {
            var _ = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            LOG.debug("The process is ending already", ending);
        }
    }
}
