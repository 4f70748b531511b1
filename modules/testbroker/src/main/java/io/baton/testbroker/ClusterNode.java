package io.baton.testbroker;

import io.baton.broker.EmbeddedBroker;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * One broker and controller of a {@link BrokerCluster}. Its arguments are its folder, the cluster's
 * id, its number, and the ports of all for clients and for controllers.
 */
final class ClusterNode {
    static final String READY = "node is ready";

    private static final String CLIENTS = "CLIENTS";
    private static final String CONTROLLER = "CONTROLLER";

    private ClusterNode() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int node = Integer.parseInt(arguments[2]);
        List<String> clients = List.of(arguments[3].split(","));
        List<String> controllers = List.of(arguments[4].split(","));
        if (!Files.exists(folder.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            format(folder, arguments[1], node);
        }
        Properties settings = new Properties();
        settings.putAll(EmbeddedBroker.settings());
        settings.putAll(copies(clients.size()));
        settings.putAll(identity(folder, node, clients.get(node), controllers));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        System.out.println(READY);
        server.awaitShutdown();
    }

    private static void format(Path folder, String clusterId, int node) throws Exception {
        try (PrintStream silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Formatter formatter =
                    new Formatter()
                            .setPrintStream(silent)
                            .setNodeId(node)
                            .setClusterId(clusterId)
                            .setControllerListenerName(CONTROLLER)
                            .setMetadataLogDirectory(folder.toString())
                            .addDirectory(folder.toString());
            EmbeddedBroker.features().forEach(formatter::setFeatureLevel);
            formatter.run();
        }
    }

    private static Map<String, String> copies(int nodes) {
        String all = Integer.toString(nodes);
        String most = Integer.toString(nodes - 1);
        return Map.of(
                "default.replication.factor", all,
                "min.insync.replicas", most,
                "offsets.topic.replication.factor", all,
                "transaction.state.log.replication.factor", all,
                "transaction.state.log.min.isr", most,
                "share.coordinator.state.topic.replication.factor", all,
                "share.coordinator.state.topic.min.isr", most);
    }

    private static Map<String, String> identity(
            Path folder, int node, String port, List<String> controllers) {
        List<String> voters = new ArrayList<>();
        for (int voter = 0; voter < controllers.size(); voter++) {
            voters.add(voter + "@127.0.0.1:" + controllers.get(voter));
        }
        String own = CLIENTS + "://127.0.0.1:" + port;
        return Map.of(
                "node.id",
                Integer.toString(node),
                "process.roles",
                "broker,controller",
                "controller.quorum.voters",
                String.join(",", voters),
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                CLIENTS,
                "listener.security.protocol.map",
                CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "listeners",
                own + "," + CONTROLLER + "://127.0.0.1:" + controllers.get(node),
                "advertised.listeners",
                own,
                "log.dirs",
                folder.toString());
    }
}
