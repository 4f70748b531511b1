package io.baton.broker;

import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A started node with what it holds: the folder's lock and the sockets. Taken in that order, given
 * back in the reverse one, also when the start fails half-way.
 */
final class RunningNode {
    private static final Logger LOG = LoggerFactory.getLogger(RunningNode.class);

    /** How long the broker may take to tell the controller that it leaves. */
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final DataDirectory data;
    private final BoundSockets sockets;
    private final FatalFaults faults;
    private final KafkaNode node;
    private final int port;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    private RunningNode(
            DataDirectory data, BoundSockets sockets, FatalFaults faults, KafkaNode node) {
        this.data = data;
        this.sockets = sockets;
        this.faults = faults;
        this.node = node;
        this.port = sockets.clientPort();
    }

    static RunningNode start(EmbeddedBroker.Options options) {
        BrokerSettings.check(options.properties());
        DataDirectory data = DataDirectory.open(options.dataDir());
        boolean started = false;
        try {
            RunningNode running = start(options, data);
            started = true;
            return running;
        } finally {
            if (!started) {
                data.close();
            }
        }
    }

    private static RunningNode start(EmbeddedBroker.Options options, DataDirectory data) {
        BoundSockets sockets = BoundSockets.bind(options.bindHost(), options.port());
        boolean started = false;
        try {
            Storage.formatOnce(data.logDir());
            RunningNode running = start(settings(options, data, sockets), data, sockets);
            started = true;
            return running;
        } finally {
            if (!started) {
                sockets.close();
            }
        }
    }

    private static RunningNode start(
            Properties settings, DataDirectory data, BoundSockets sockets) {
        var faults = new FatalFaults();
        try {
            KafkaNode node = KafkaNode.create(settings, sockets.controllerPort(), sockets, faults);
            startOrStop(node);
            return new RunningNode(data, sockets, faults, node);
        } catch (ConfigException e) {
            throw new BrokerStartException(
                    "Kafka refuses a broker property: " + e.getMessage() + ".", e);
        } catch (Exception e) { // Kafka's Scala code throws checked exceptions undeclared.
            Throwable cause = faults.firstOr(e);
            throw new BrokerStartException(
                    "The broker did not start on the data in "
                            + data.folder()
                            + ": "
                            + cause
                            + ". If the data is damaged, name another folder with --data-dir.",
                    cause);
        }
    }

    private static void startOrStop(KafkaNode node) {
        boolean started = false;
        try {
            node.start();
            started = true;
        } finally {
            if (!started) {
                node.stop(Duration.ZERO);
            }
        }
    }

    private static Properties settings(
            EmbeddedBroker.Options options, DataDirectory data, BoundSockets sockets) {
        return BrokerSettings.of(
                data.logDir(),
                options.bindHost(),
                sockets.clientPort(),
                options.advertisedHost(),
                sockets.controllerPort(),
                options.properties());
    }

    int port() {
        return port;
    }

    String clusterId() {
        return node.clusterId();
    }

    CompletionStage<Throwable> fatalFault() {
        return faults.first();
    }

    void close(Duration patience) {
        if (stopping.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("baton-broker-stop").start(this::stop);
        }
        try {
            stopped.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("The embedded broker is still stopping after {}", patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.warn("The embedded broker did not stop cleanly", e.getCause());
        }
    }

    private void stop() {
        try {
            try (data;
                    sockets) {
                node.stop(GOODBYE);
            }
            stopped.complete(null);
        } catch (Throwable e) {
            stopped.completeExceptionally(e);
        }
    }
}
