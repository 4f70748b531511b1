package io.baton.broker;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The address that only this machine reaches; the controller always listens here. */
final class Loopback {
    static final String ADDRESS = "127.0.0.1";

    private Loopback() {}

    static InetSocketAddress socket(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), port);
    }

    /** Whether the host stands for every address of the machine: to listen on, not to go to. */
    static boolean isWildcard(String host) {
        return host.isBlank() || host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]");
    }
}
