package io.baton.cli;

import io.baton.cli.allinone.AllInOne;
import io.baton.cli.allinone.StartScreen;
import io.baton.cli.console.Screen;
import io.baton.cli.failure.LogFolder;
import io.baton.wire.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Runs a broker and every role until stopped. */
@Command(
        name = "up",
        description = {
            "Runs a Kafka broker and every role in this process until it is stopped.",
            "Prints the bootstrap address when it is ready; data outlives a restart and a kill."
        })
final class UpCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "Where data is kept; by default .baton/data in your home.")
    private @Nullable Path dataDir;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "The broker's port, 9092 unless said otherwise; 0 takes a free one.")
    private int port;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Baton's configuration (YAML); docs/configuration.md has the keys.")
    private @Nullable Path config;

    UpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        Path folder =
                dataDir == null
                        ? surroundings.userHome().resolve(".baton").resolve("data")
                        : dataDir;
        LogFolder.set(folder.resolve("logs"));
        CountDownLatch over = new CountDownLatch(1);
        AllInOne baton = AllInOne.start(folder, port, config);
        var exitCode = new int[] {0};
        Thread stop =
                Thread.ofPlatform()
                        .name("baton-stop")
                        .unstarted(
                                () -> {
                                    baton.close();
                                    forget(baton.bootstrapServers());
                                    over.countDown();
                                });
        Runtime.getRuntime().addShutdownHook(stop);
        baton.onFatalFault(
                () -> {
                    surroundings.screen().err().println("baton: The broker failed; see the log.");
                    surroundings.screen().err().flush();
                    exitCode[0] = 1;
                    over.countDown();
                });
        surroundings.bootstrapFile().write(baton.bootstrapServers());
        announce(baton, folder);
        over.await();
        return exitCode[0];
    }

    private void forget(String bootstrapServers) {
        try {
            surroundings.bootstrapFile().remove(bootstrapServers);
        } catch (IOException e) {
            surroundings.screen().err().println("baton: " + e.getMessage());
        }
    }

    private void announce(AllInOne baton, Path folder) {
        Screen screen = surroundings.screen();
        Topology topics = baton.roles().topology();
        var out = screen.out();
        out.println(screen.style().bold("Baton " + Version.number()) + ", data in " + folder);
        out.print(StartScreen.found(baton.roles(), screen.style()));
        out.println();
        out.println("  Tasks in     " + topics.tasks());
        out.println("  Results in   " + topics.results());
        out.println("  Dead letters " + topics.deadLetter(topics.tasks()) + " and others");
        out.println();
        out.println("  Try in another window:");
        out.println("    ./baton submit --type analysis --input README.md \"What is this about?\"");
        out.println("    ./baton results --follow");
        out.println();
        out.println(screen.style().bold("Ready at " + baton.bootstrapServers()));
        out.flush();
    }
}
