package io.baton.cli;

import io.baton.cli.cluster.Connection;
import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.client.BatonClient;
import io.baton.wire.Topology;

/** Connects to Baton as a user of it. */
final class Clients {
    private Clients() {}

    /** A client of the cluster that the options name; the caller closes it. */
    static BatonClient connect(
            ConnectionOptions connection,
            InstallationOptions installation,
            Surroundings surroundings) {
        return connect(
                installation.cluster(connection, surroundings.bootstrapFile()),
                installation.topology());
    }

    /** A client of that cluster; the caller closes it. */
    static BatonClient connect(Connection connection, Topology topology) {
        return BatonClient.builder()
                .bootstrapServers(connection.bootstrapServers())
                .properties(connection.clientProperties())
                .topology(topology)
                .name("cli")
                .build();
    }
}
