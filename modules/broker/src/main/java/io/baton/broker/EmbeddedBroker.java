package io.baton.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/**
 * A real Kafka broker in this JVM: one KRaft node that is broker and controller, with transactions
 * and share groups, its data kept in a folder that outlives the process however it ends.
 *
 * <p>It registers no shutdown hook. The caller closes it, after every client: a client that
 * outlives its broker retries until its own timeouts.
 *
 * <p>Topics are not created on first use, and everything has one replica. A record that was
 * acknowledged survives the death of the process; the death of the machine may take what the
 * operating system had not yet written.
 *
 * <p>Kafka logs much at INFO. A host on Logback includes the resource {@code
 * baton-broker-logback.xml} to hear of trouble only.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** How long {@link #close()} waits at most. */
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final RunningNode running;
    private final String bootstrapServers;

    private EmbeddedBroker(RunningNode running, String bootstrapServers) {
        this.running = running;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker and returns when clients can use it, normally after a few seconds.
     *
     * @throws BrokerStartException when the port is taken, the folder can't be used or Kafka
     *     refuses to start; then nothing is left running
     * @throws IllegalArgumentException when a property is unknown to Kafka or reserved
     */
    public static EmbeddedBroker start(Options options) {
        RunningNode running = RunningNode.start(options);
        return new EmbeddedBroker(running, options.advertisedHost() + ":" + running.port());
    }

    /**
     * What it sets before {@link Options#properties} do, by Kafka's names, without what says where
     * it is: for a broker elsewhere that is to behave alike. Immutable.
     */
    public static Map<String, String> settings() {
        return Map.copyOf(BrokerSettings.behaviour());
    }

    /** The levels of Kafka's features that its data is formatted with, by their names. */
    public static Map<String, Short> features() {
        return BrokerSettings.FEATURES;
    }

    /** What clients connect to, {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The port clients connect to: the one asked for, or the free one that was chosen. */
    public int port() {
        return running.port();
    }

    /** The cluster's id, made when the folder was first used and kept since. */
    public String clusterId() {
        return running.clusterId();
    }

    /**
     * Completes, normally, with the first fault that the broker can't work past; never while it is
     * sound. Such a broker must be closed, and the process should end: a restart reads everything
     * back. It never completes because of {@link #close()}.
     */
    public CompletionStage<Throwable> fatalFault() {
        return running.fatalFault();
    }

    /**
     * Stops the broker and gives port and folder free. Returns when that is done or after {@link
     * #CLOSE_TIMEOUT}, then with a warning in the log; further calls wait for the first one's end
     * and do nothing. An interrupt ends the waiting, not the stopping.
     */
    @Override
    public void close() {
        running.close(CLOSE_TIMEOUT);
    }

    /**
     * How to run the broker.
     *
     * @param dataDir the folder for its data, created when missing, locked while it runs
     * @param port the clients' port, 0 to 65535; 0 takes any free one
     * @param bindHost the address to listen on; 127.0.0.1 by default, 0.0.0.0 for all
     * @param advertisedHost the address clients are told to use, which must also reach the broker
     *     from its own machine
     * @param properties further broker properties by Kafka's names, which win over the defaults
     */
    public record Options(
            Path dataDir,
            int port,
            String bindHost,
            String advertisedHost,
            Map<String, String> properties) {
        public Options {
            Objects.requireNonNull(dataDir, "dataDir");
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException(
                        "Port " + port + " is no port. Use 1 to 65535, or 0 for any free one.");
            }
            if (Loopback.isWildcard(advertisedHost)) {
                throw new IllegalArgumentException(
                        "Clients cannot be told to connect to "
                                + advertisedHost
                                + ". Name the host by which they reach this machine.");
            }
            properties = Map.copyOf(properties);
        }

        /** On any free loopback port, with the data in {@code dataDir}. */
        public static Options in(Path dataDir) {
            return new Options(dataDir, 0, Loopback.ADDRESS, Loopback.ADDRESS, Map.of());
        }

        /** Listens on this port; 0 takes any free one. */
        public Options withPort(int newPort) {
            return new Options(dataDir, newPort, bindHost, advertisedHost, properties);
        }

        /** Listens on one address and tells clients another, as a container needs it. */
        public Options withHosts(String newBindHost, String newAdvertisedHost) {
            return new Options(dataDir, port, newBindHost, newAdvertisedHost, properties);
        }

        /** Sets one broker property. */
        public Options withProperty(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(properties);
            more.put(name, value);
            return new Options(dataDir, port, bindHost, advertisedHost, more);
        }
    }
}
