package io.baton.cli.probe;

import io.baton.domain.probe.CodeBench;
import io.baton.domain.probe.Verdict;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compiles Java in a process of its own, in a folder of its own, within a time limit, and without
 * annotation processors, so that compiling runs nothing of it. Only where the user allows it the
 * code is run, in such a process, too: that process has the user's rights.
 */
final class JavaBench implements CodeBench {
    private static final Duration COMPILING = Duration.ofSeconds(60);
    private static final Duration RUNNING = Duration.ofSeconds(10);
    private static final int COMPILES_NOT = 1;

    private final boolean runs;

    /**
     * A bench.
     *
     * @param runs whether code may be run
     */
    JavaBench(boolean runs) {
        this.runs = runs;
    }

    @Override
    public boolean runs() {
        return runs;
    }

    @Override
    public Verdict judge(Map<String, String> sources, String main, String expected)
            throws InterruptedException {
        if (ModuleFinder.ofSystem().find("jdk.compiler").isEmpty()) {
            return Verdict.undecided("no Java compiler is here; run Baton on a JDK");
        }
        try {
            Path folder = Files.createTempDirectory("baton-probe");
            try {
                return judge(sources, main, expected, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            return Verdict.undecided("the code could not be judged: " + e.getMessage());
        }
    }

    private Verdict judge(Map<String, String> sources, String main, String expected, Path folder)
            throws IOException, InterruptedException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        List<String> compile =
                new ArrayList<>(
                        List.of(
                                "-m",
                                "jdk.compiler/com.sun.tools.javac.Main",
                                "-proc:none",
                                "-nowarn",
                                "-encoding",
                                "UTF-8",
                                "-d",
                                classes.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey() + ".java");
            compile.add(Files.writeString(file, source.getValue()).toString());
        }
        LimitedProcess.Ended compiled = LimitedProcess.java(folder, COMPILING, compile);
        if (!compiled.inTime() || compiled.code() > COMPILES_NOT) {
            return Verdict.undecided("the compiler did not come to an end as it should");
        }
        if (compiled.code() == COMPILES_NOT) {
            return Verdict.failed("it does not compile with its caller");
        }
        return runs ? run(main, expected, folder, classes) : Verdict.passed();
    }

    private static Verdict run(String main, String expected, Path folder, Path classes)
            throws IOException, InterruptedException {
        LimitedProcess.Ended ran =
                LimitedProcess.java(folder, RUNNING, List.of("-cp", classes.toString(), main));
        if (!ran.inTime()) {
            return Verdict.failed("it ran for more than %d s".formatted(RUNNING.toSeconds()));
        }
        return ran.code() == 0 && ran.output().strip().equals(expected)
                ? Verdict.passed()
                : Verdict.failed("it does not print what it should");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
