package io.baton.cli.allinone;

import io.baton.app.BatonApplication;
import io.baton.app.RunningBaton;
import io.baton.app.StartException;
import io.baton.broker.BrokerStartException;
import io.baton.broker.EmbeddedBroker;
import io.baton.cli.cluster.Configuration;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.failure.UserError;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A broker and all roles in this process. Closing stops the roles before the broker. */
public final class AllInOne implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(60);

    private final EmbeddedBroker broker;
    private final RunningBaton roles;

    private AllInOne(EmbeddedBroker broker, RunningBaton roles) {
        this.broker = broker;
        this.roles = roles;
    }

    /**
     * Starts everything and returns when tasks are handled.
     *
     * @param dataDir folder of all that is kept
     * @param port where the broker listens; 0 takes a free one
     * @throws BrokerStartException when the broker can't start
     * @throws StartException when the roles can't
     * @throws UserError when the configuration can't be read or the roles do not get ready
     */
    public static AllInOne start(Path dataDir, int port, InstallationOptions installation)
            throws InterruptedException {
        // What is wrong with the configuration is said before anything runs.
        var _ = configuration(installation, "127.0.0.1:9092", dataDir);
        EmbeddedBroker broker =
                EmbeddedBroker.start(
                        EmbeddedBroker.Options.in(dataDir.resolve("kafka")).withPort(port));
        RunningBaton roles = null;
        try {
            Configuration settings =
                    configuration(installation, broker.bootstrapServers(), dataDir);
            roles = BatonApplication.start(settings.arguments().toArray(String[]::new));
            if (!roles.awaitReady(READY)) {
                throw new UserError(
                        "The roles were not ready after %d s. The log says what they wait for."
                                .formatted(READY.toSeconds()));
            }
            return new AllInOne(broker, roles);
        } catch (RuntimeException | InterruptedException e) {
            if (roles != null) {
                roles.close();
            }
            broker.close();
            throw e;
        }
    }

    private static Configuration configuration(
            InstallationOptions installation, String bootstrapServers, Path dataDir) {
        // One broker, one process: few partitions start faster and order nothing worse. The names
        // are the same in every life, so that a start takes over what the last one left.
        return installation.configuration(
                Map.of("baton.kafka.bootstrap-servers", bootstrapServers),
                Map.of(
                        "baton.topics.partitions", "3",
                        "baton.topics.synthesis-partitions", "3",
                        "baton.synthesizer.state-dir", dataDir.resolve("synthesizer").toString(),
                        "baton.instance-id", "local"));
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public RunningBaton roles() {
        return roles;
    }

    /** Completes when the broker can't go on; then the process must end. */
    public CompletionStage<Throwable> fatalFault() {
        return broker.fatalFault();
    }

    @Override
    public void close() {
        try {
            roles.close();
        } finally {
            broker.close();
        }
    }
}
