package io.baton.broker;

import org.apache.kafka.server.ServerSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;

/**
 * The broker's two listening sockets, bound before Kafka exists and handed to it later. KRaft must
 * know its ports before it starts, so a port that is only looked up could be taken in between; a
 * bound socket can't.
 */
final class BoundSockets implements ServerSocketFactory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BoundSockets.class);
    private static final int BACKLOG = 128;
    private static final int PROBE_MILLIS = 500;

    private final ServerSocketChannel clients;
    private final ServerSocketChannel controller;

    private BoundSockets(ServerSocketChannel clients, ServerSocketChannel controller) {
        this.clients = clients;
        this.controller = controller;
    }

    /**
     * Binds both.
     *
     * @param port 0 for any free port
     * @throws BrokerStartException when the port is taken or the host is none of this machine's
     */
    static BoundSockets bind(String host, int port) {
        InetSocketAddress wanted = new InetSocketAddress(host, port);
        if (wanted.isUnresolved()) {
            throw new BrokerStartException(
                    "Cannot bind the broker to host '"
                            + host
                            + "': no such host. Use an address of"
                            + " this machine, 127.0.0.1 for this machine alone or 0.0.0.0 for all.",
                    null);
        }
        if (port != 0 && (answers(Loopback.ADDRESS, port) || answers("::1", port))) {
            throw taken(port, null);
        }
        ServerSocketChannel clients = listen(wanted);
        try {
            return new BoundSockets(clients, listen(Loopback.socket(0)));
        } catch (BrokerStartException e) {
            closeQuietly(clients);
            throw e;
        }
    }

    /** The clients' port, never 0. */
    int clientPort() {
        return clients.socket().getLocalPort();
    }

    /** The controller's port on the loopback address, never 0. */
    int controllerPort() {
        return controller.socket().getLocalPort();
    }

    /** Called by Kafka once for each listener; Kafka closes what it was given. */
    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int backlog, int receiveBuffer) {
        return listenerName.equalsIgnoreCase(BrokerSettings.CONTROLLER) ? controller : clients;
    }

    @Override
    public void close() {
        closeQuietly(clients);
        closeQuietly(controller);
    }

    private static ServerSocketChannel listen(InetSocketAddress address) {
        ServerSocketChannel channel = null;
        try {
            channel = ServerSocketChannel.open();
            channel.configureBlocking(false);
            return channel.bind(address, BACKLOG);
        } catch (IOException e) {
            closeQuietly(channel);
            throw explain(address, e);
        }
    }

    private static BrokerStartException explain(InetSocketAddress address, IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        if (failure instanceof BindException && reason.contains("in use")) {
            return taken(address.getPort(), failure);
        }
        return new BrokerStartException(
                "Cannot bind the broker to "
                        + (address.getHostString() + ":" + address.getPort())
                        + ": "
                        + reason
                        + ". The host must be an address of this machine and the port free to use;"
                        + " choose another port with --port.",
                failure);
    }

    private static BrokerStartException taken(int port, @Nullable Throwable cause) {
        return new BrokerStartException(
                "Port "
                        + port
                        + " is taken by another process, perhaps by a broker that already runs."
                        + " Stop it, or choose another port with --port (0 for any free one).",
                cause);
    }

    /**
     * Whether somebody listens there. Some systems let one process bind a port on 127.0.0.1 while
     * another holds it on all addresses or on IPv6, and clients would reach either.
     */
    private static boolean answers(String host, int port) {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(host, port), PROBE_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static void closeQuietly(@Nullable ServerSocketChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("Closing a listening socket failed", e);
        }
    }
}
