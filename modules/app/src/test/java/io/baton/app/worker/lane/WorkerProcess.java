package io.baton.app.worker.lane;

import io.baton.testbroker.JvmProcess;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs a {@link WorkerMain} and listens to what it says. */
final class WorkerProcess implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final JvmProcess process;

    private WorkerProcess(List<String> arguments) {
        process = JvmProcess.start(WorkerMain.class, arguments, "begin", lines::add);
    }

    static WorkerProcess start(String bootstrap, String topic, int lanes, int window, int millis) {
        return new WorkerProcess(
                List.of(
                        bootstrap,
                        topic,
                        Integer.toString(lanes),
                        Integer.toString(window),
                        Integer.toString(millis)));
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
    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
