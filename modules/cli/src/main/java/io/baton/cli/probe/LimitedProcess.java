package io.baton.cli.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A Java virtual machine with little memory, no environment, an end and a bound on its output. */
final class LimitedProcess {
    private static final int MOST_OUTPUT = 64 * 1024;

    private LimitedProcess() {}

    /**
     * How it ended.
     *
     * @param inTime whether it ended by itself
     * @param code its exit code; not 0 when it was stopped
     * @param output the beginning of what it wrote
     */
    record Ended(boolean inTime, int code, String output) {}

    /**
     * Runs this JDK's {@code java} in that folder until it ends or the limit is reached; whatever
     * it started is stopped, too.
     */
    static Ended java(Path folder, Duration limit, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Djava.io.tmpdir=" + folder);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(folder.toFile()).redirectErrorStream(true).environment().clear();
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            CompletableFuture<String> output = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> output.complete(read(process)));
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            stop(process);
            return new Ended(
                    ended,
                    process.waitFor(),
                    output.completeOnTimeout("", 2, TimeUnit.SECONDS).join());
        } finally {
            stop(process);
        }
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Reads all of it, so that the process does not block, and keeps the beginning. */
    private static String read(Process process) {
        try (InputStream stream = process.getInputStream()) {
            byte[] kept = stream.readNBytes(MOST_OUTPUT);
            stream.skip(Long.MAX_VALUE);
            return new String(kept, StandardCharsets.UTF_8);
        } catch (IOException | UncheckedIOException stopped) {
            return "";
        }
    }
}
