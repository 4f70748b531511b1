package io.baton.testbroker;

import org.apache.kafka.common.Uuid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A cluster of brokers, each in a JVM of its own, any of which can be killed and started again on
 * its data. Every topic that says nothing else has a copy on each of them, and a record counts as
 * written when all but one have it.
 */
public final class BrokerCluster implements AutoCloseable {
    private final List<List<String>> nodes = new ArrayList<>();
    private final List<JvmProcess> processes = new ArrayList<>();
    private final String bootstrapServers;

    private BrokerCluster(Path folder, int size) {
        String clusterId = Uuid.randomUuid().toString();
        List<Integer> ports = freePorts(2 * size);
        String clients = joined(ports.subList(0, size));
        String controllers = joined(ports.subList(size, 2 * size));
        for (int node = 0; node < size; node++) {
            nodes.add(
                    List.of(
                            folder.resolve("kafka-" + node).toString(),
                            clusterId,
                            Integer.toString(node),
                            clients,
                            controllers));
            processes.add(launch(node));
        }
        processes.forEach(JvmProcess::awaitReady);
        this.bootstrapServers =
                ports.subList(0, size).stream()
                        .map(port -> "127.0.0.1:" + port)
                        .collect(Collectors.joining(","));
    }

    /** Starts one of that many brokers, 3 or more, and returns when all of them work. */
    public static BrokerCluster start(Path folder, int size) {
        return new BrokerCluster(folder, size);
    }

    /** What clients connect to: the addresses of all, the dead ones included. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** How many brokers there are, dead ones included. */
    public int size() {
        return nodes.size();
    }

    /**
     * Ends one as {@code kill -9} does.
     *
     * @param node its number, from 0
     */
    public void kill(int node) {
        processes.get(node).kill();
    }

    /** Starts one again after it was killed, on the same data and ports. */
    public void restart(int node) {
        processes.get(node).kill();
        processes.set(node, launch(node));
        var _ = processes.get(node).awaitReady();
    }

    private JvmProcess launch(int node) {
        return JvmProcess.start(ClusterNode.class, nodes.get(node), ClusterNode.READY, line -> {});
    }

    /** Ports that were free a moment ago: each node must know all of them before any starts. */
    private static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : held) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException("no free ports for a cluster", e);
        }
    }

    private static String joined(List<Integer> ports) {
        return ports.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        processes.forEach(JvmProcess::close);
    }
}
