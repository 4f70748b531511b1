package io.baton.app.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a {@link RolesMain} in a JVM of its own, so that it can be killed as {@code kill -9} does.
 */
final class RolesProcess {
    private final Process process;

    private RolesProcess(Process process) {
        this.process = process;
    }

    /** Starts the process and returns when its roles are ready. */
    static RolesProcess start(List<String> settings) throws IOException {
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
                                RolesMain.class.getName()));
        command.addAll(settings);
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.equals("ready")) {
                Thread.ofVirtual().start(() -> said.lines().forEach(ignored -> {}));
                return new RolesProcess(process);
            }
        }
        process.destroyForcibly();
        throw new IOException("the process ended before its roles were ready");
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }
}
