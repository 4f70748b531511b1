package io.baton.testbroker;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A JVM of its own with this one's class path, which a test can kill, freeze and listen to. */
public final class JvmProcess implements AutoCloseable {
    private static final int LAST_LINES = 40;

    private final Process process;
    private final Deque<String> last = new ConcurrentLinkedDeque<>();
    private final Thread listener;
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private JvmProcess(Process process, String readyWord, Consumer<String> lines) {
        this.process = process;
        this.listener = Thread.ofVirtual().start(() -> listen(readyWord, lines));
    }

    /**
     * Starts it and returns at once.
     *
     * @param readyWord how the line begins by which it says that it works
     * @param lines takes every line it writes, on one thread
     */
    public static JvmProcess start(
            Class<?> main, List<String> arguments, String readyWord, Consumer<String> lines) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        command.addAll(arguments);
        try {
            return new JvmProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start(),
                    readyWord,
                    lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + main.getName(), e);
        }
    }

    private void listen(String readyWord, Consumer<String> lines) {
        try (BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (@Nullable String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(readyWord)) {
                    ready.complete(line);
                }
                lines.accept(line);
                remember(line);
            }
        } catch (IOException closed) {
            // It is gone, which whoever waits for it hears below.
        }
        ready.completeExceptionally(
                new IllegalStateException(
                        "it ended before it was ready:\n" + String.join("\n", last)));
    }

    private void remember(String line) {
        last.addLast(line);
        if (last.size() > LAST_LINES) {
            last.removeFirst();
        }
    }

    /**
     * Waits until it has said that it works.
     *
     * @return the line by which it did
     */
    public String awaitReady() {
        return ready.orTimeout(2, TimeUnit.MINUTES).join();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as {@code kill -9} does and returns when all it said is heard. */
    public void kill() {
        process.destroyForcibly().onExit().join();
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Asks it to end, as a cluster does.
     *
     * @return whether it has ended within that time
     */
    public boolean terminate(Duration patience) throws InterruptedException {
        process.destroy();
        return process.waitFor(patience);
    }

    /** Lets it stand still, as a machine does that has run out of memory. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on where it stood still. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int failed =
                    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .start()
                            .waitFor();
            if (failed != 0) {
                throw new IllegalStateException("no signal " + name + " for " + process.pid());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
