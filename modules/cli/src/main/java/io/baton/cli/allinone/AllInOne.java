package io.baton.cli.allinone;

import io.baton.app.BatonApplication;
import io.baton.app.RunningBaton;
import io.baton.broker.EmbeddedBroker;
import io.baton.cli.failure.UserError;
import io.baton.client.BatonClient;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A broker and all roles in this process. The broker starts first and stops last, so that no role
 * and no client is ever left waiting for it.
 */
public final class AllInOne implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedBroker broker;
    private final RunningBaton roles;
    private final AtomicBoolean closed = new AtomicBoolean();

    private AllInOne(EmbeddedBroker broker, RunningBaton roles) {
        this.broker = broker;
        this.roles = roles;
    }

    /**
     * Starts everything and returns when it is ready.
     *
     * @param dataDir where broker and synthesizer keep what must outlive them
     * @param port the broker's; 0 takes a free one
     * @param config the user's configuration; null for none
     */
    public static AllInOne start(Path dataDir, int port, @Nullable Path config)
            throws InterruptedException {
        if (config != null && !Files.isReadable(config)) {
            throw new UserError(
                    "The file %s of --config cannot be read. Check the path.".formatted(config));
        }
        EmbeddedBroker broker =
                EmbeddedBroker.start(
                        EmbeddedBroker.Options.in(dataDir.resolve("broker")).withPort(port));
        try {
            RunningBaton roles =
                    BatonApplication.start(defaults(dataDir), arguments(broker, config));
            AllInOne started = new AllInOne(broker, roles);
            if (!roles.awaitReady(PATIENCE)) {
                started.close();
                throw new UserError(
                        "The roles were not ready within %d s; the log says more."
                                .formatted(PATIENCE.toSeconds()));
            }
            return started;
        } catch (RuntimeException | InterruptedException e) {
            broker.close();
            throw e;
        }
    }

    /** What suits one machine, unless the user's configuration says otherwise. */
    private static Map<String, Object> defaults(Path dataDir) {
        return Map.of(
                "baton.topics.partitions",
                3,
                "baton.topics.synthesis-partitions",
                3,
                "baton.synthesizer.state-dir",
                dataDir.resolve("synthesizer").toString(),
                "baton.synthesizer.instance-id",
                "local",
                "baton.worker.id",
                "local");
    }

    private static String[] arguments(EmbeddedBroker broker, @Nullable Path config) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--baton.kafka.bootstrap-servers=" + broker.bootstrapServers());
        if (config != null) {
            arguments.add("--spring.config.additional-location=" + config.toAbsolutePath().toUri());
        }
        return arguments.toArray(String[]::new);
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public RunningBaton roles() {
        return roles;
    }

    /** A client of this installation; the caller closes it, before this. */
    public BatonClient client() {
        return BatonClient.builder()
                .bootstrapServers(bootstrapServers())
                .topology(roles.topology())
                .name("cli")
                .build();
    }

    /** Runs that when the broker has met a fault that it cannot work past. */
    public void onFatalFault(Runnable action) {
        var _ = broker.fatalFault().thenRun(action);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            roles.close();
            broker.close();
        }
    }
}
