package io.baton.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@link BrokerMain} in a second JVM on this one's class path; killed when closed. */
final class BrokerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<String> otherLines = new ArrayList<>();
    private final String bootstrapServers;
    private final String clusterId;

    private BrokerProcess(Process process, BufferedReader output) throws IOException {
        this.process = process;
        this.output = output;
        String line = output.readLine();
        while (line != null && !line.startsWith(BrokerMain.READY)) {
            otherLines.add(line);
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("The broker ended: " + otherLines);
        }
        List<String> words = List.of(line.split(" ", -1));
        bootstrapServers = words.get(1);
        clusterId = words.get(2);
    }

    /** Returns when it is ready. */
    static BrokerProcess start(Path folder, String... more) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BrokerMain.class.getName(),
                                folder.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new BrokerProcess(process, process.inputReader());
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    String clusterId() {
        return clusterId;
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to stop, and returns the exit code. */
    int stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        output.lines().forEach(otherLines::add);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The broker did not stop.");
        }
        return process.exitValue();
    }

    /** Everything it printed but its ready line. */
    List<String> otherLines() {
        return List.copyOf(otherLines);
    }

    @Override
    public void close() {
        kill();
    }
}
