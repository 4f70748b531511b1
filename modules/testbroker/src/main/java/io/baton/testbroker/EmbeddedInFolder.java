package io.baton.testbroker;

import io.baton.broker.EmbeddedBroker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The embedded broker with a folder that goes when it goes. */
final class EmbeddedInFolder implements TestBroker {
    private final Path folder;

    /**
     * A machine that builds may starve the controller for seconds. A broker it fences then costs
     * its clients more seconds, and no test is about that.
     */
    private static final String UNFENCED_FOR = "60000";

    private final EmbeddedBroker broker;

    private EmbeddedInFolder(Path folder, EmbeddedBroker broker) {
        this.folder = folder;
        this.broker = broker;
    }

    static TestBroker start() {
        try {
            Path folder = Files.createTempDirectory("baton-test-broker");
            return new EmbeddedInFolder(
                    folder,
                    EmbeddedBroker.start(
                            EmbeddedBroker.Options.in(folder)
                                    .withProperty("broker.session.timeout.ms", UNFENCED_FOR)));
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for the broker", e);
        }
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public void close() {
        broker.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's folder cannot be deleted", e);
        }
    }
}
