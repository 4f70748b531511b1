package io.baton.app.worker.lane;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs a {@link WorkerMain} and listens to what it says. */
final class WorkerProcess implements AutoCloseable {
    private final Process process;
    private final Thread listener;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private WorkerProcess(Process process) {
        this.process = process;
        this.listener = Thread.ofVirtual().start(this::listen);
    }

    static WorkerProcess start(String bootstrap, String topic, int lanes, int window, int millis)
            throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerMain.class.getName(),
                        bootstrap,
                        topic,
                        Integer.toString(lanes),
                        Integer.toString(window),
                        Integer.toString(millis));
        return new WorkerProcess(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    private void listen() {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            lines.add("broken " + e.getMessage());
        }
    }

    /** The values it has said {@code what} about, in order. */
    List<String> said(String what) {
        String prefix = what + " ";
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Kills it as {@code kill -9} does, and returns when all it said is heard. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        listener.join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
