package io.baton.cli;

import io.baton.cli.allinone.AllInOne;
import io.baton.cli.allinone.StartScreen;
import io.baton.cli.console.Progress;
import io.baton.cli.console.Screen;
import io.baton.cli.failure.LogFolder;
import io.baton.cli.render.ResultView;
import io.baton.client.BatonClient;
import io.baton.client.TaskDraft;
import io.baton.wire.avro.TaskError;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** Shows what Baton does, with what models it finds. */
@Command(
        name = "demo",
        description = {
            "Starts everything, runs three sample tasks with the models it finds, and ends.",
            "It keeps nothing; its broker has a port of its own."
        })
final class DemoCommand implements Callable<Integer> {
    private static final String DOCUMENT = "/demo/harbour-report.md";

    private final Surroundings surroundings;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Baton's configuration (YAML), for example to name a model server.")
    private @Nullable Path config;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private record Sample(String title, TaskDraft task) {}

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        Screen screen = surroundings.screen().withProgressOnOut();
        Path folder = Files.createTempDirectory("baton-demo");
        LogFolder.set(surroundings.userHome().resolve(".baton").resolve("logs"));
        screen.out().println("Starting a broker and all roles…");
        screen.out().flush();
        List<TaskResult> results = new ArrayList<>();
        try (AllInOne baton = AllInOne.start(folder, 0, config);
                BatonClient client = baton.client()) {
            screen.out().println("Looked for models:");
            screen.out().print(StartScreen.found(baton.roles(), screen.style()));
            for (Sample sample : samples()) {
                results.add(run(sample, client, screen));
            }
        } finally {
            delete(folder);
        }
        return summary(results, screen);
    }

    private static List<Sample> samples() throws IOException {
        return List.of(
                new Sample(
                        "Analysis of a real document (harbour-report.md)",
                        TaskDraft.of("What are the main findings and recommendations?")
                                .type("analysis")
                                .input(document())),
                new Sample(
                        "Code: Create a React component (language: typescript)",
                        TaskDraft.of("Create a React component")
                                .type("code_generation")
                                .require("language", "typescript")),
                new Sample(
                        "A plan",
                        TaskDraft.of(
                                        "Plan the migration of a small company's file server to"
                                                + " object storage, in steps with risks")
                                .type("planning")));
    }

    private static String document() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(DemoCommand.class.getResourceAsStream(DOCUMENT))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static TaskResult run(Sample sample, BatonClient client, Screen screen)
            throws InterruptedException, ExecutionException {
        screen.out().println();
        screen.out().println(screen.style().bold("── " + sample.title()));
        screen.out().flush();
        TaskResult result;
        try (Progress progress = Progress.on(screen)) {
            result = TaskWatch.untilDone(client, client.submit(sample.task()), progress);
        }
        screen.out().println();
        screen.out().print(ResultView.render(result, screen.style()));
        screen.out().flush();
        return result;
    }

    /** The last line, and the exit code: a want of models is no failure of the demo. */
    private static int summary(List<TaskResult> results, Screen screen) {
        long succeeded =
                results.stream().filter(r -> r.getStatus() == TaskStatus.SUCCEEDED).count();
        long lacking = results.stream().filter(DemoCommand::lacksModel).count();
        long failed = results.size() - succeeded - lacking;
        StringBuilder line = new StringBuilder();
        line.append(results.size()).append(" tasks: ").append(succeeded).append(" succeeded");
        if (lacking > 0) {
            line.append(", ")
                    .append(lacking)
                    .append(" for want of a model could not run (NO_CAPABLE_MODEL); this helps: ")
                    .append(StartScreen.HELP);
        }
        if (failed > 0) {
            line.append(", ").append(failed).append(" failed");
        }
        screen.out().println();
        screen.out().println(screen.style().bold(line + "."));
        screen.out().flush();
        return failed == 0 ? 0 : 1;
    }

    private static boolean lacksModel(TaskResult result) {
        TaskError error = result.getError();
        return error != null && error.getCode().equals("NO_CAPABLE_MODEL");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
