package io.baton.broker;

import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.FaultHandlerFactory;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;

import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/**
 * Kafka's controller and broker, wired as Kafka's own server does it, but with sockets that are
 * already bound and faults that don't halt the JVM. The only class that knows how Kafka is built.
 */
final class KafkaNode {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);

    private final ControllerServer controller;
    private final BrokerServer broker;
    private final String clusterId;

    private KafkaNode(ControllerServer controller, BrokerServer broker, String clusterId) {
        this.controller = controller;
        this.broker = broker;
        this.clusterId = clusterId;
    }

    /** Reads the formatted log folder and builds the node; nothing runs yet. */
    static KafkaNode create(
            Properties properties,
            int controllerPort,
            ServerSocketFactory sockets,
            FaultHandlerFactory faults) {
        var config = new KafkaConfig(properties, false);
        var stored = KafkaRaftServer.initializeLogDirs(config, LOG, "");
        String clusterId = stored._1().clusterId().orElseThrow();
        var shared =
                new SharedServer(
                        config,
                        stored._1(),
                        Time.SYSTEM,
                        Server.initializeMetrics(config, Time.SYSTEM, clusterId),
                        CompletableFuture.completedFuture(
                                Map.of(BrokerSettings.NODE_ID, Loopback.socket(controllerPort))),
                        List.of(),
                        faults,
                        sockets);
        return new KafkaNode(
                new ControllerServer(shared, KafkaRaftServer.configSchema(), stored._2()),
                new BrokerServer(shared),
                clusterId);
    }

    /** Returns when clients can produce and consume. */
    void start() {
        controller.startup();
        broker.startup();
    }

    /** The broker first: it tells the controller that it leaves. Harmless when never started. */
    void stop(Duration patience) {
        try {
            broker.shutdown(patience);
        } finally {
            controller.shutdown();
        }
    }

    String clusterId() {
        return clusterId;
    }
}
