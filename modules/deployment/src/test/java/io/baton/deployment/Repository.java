package io.baton.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository, as the tests of a module see them. */
final class Repository {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final Path CHART = ROOT.resolve("helm/baton");

    private Repository() {}

    /** Whether generated files are to be written anew instead of compared. */
    static boolean rewrites() {
        return Boolean.getBoolean("baton.write");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every values file that must work, each with what it is laid over. */
    static List<List<Path>> values() {
        try (Stream<Path> files = Files.list(CHART.resolve("ci"))) {
            List<List<Path>> all = new java.util.ArrayList<>(files.sorted().map(List::of).toList());
            all.add(
                    List.of(
                            CHART.resolve("ci/minimal-values.yaml"),
                            CHART.resolve("values-ollama-gpu.yaml")));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
