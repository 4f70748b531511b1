package io.baton.broker;

import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A broker in a process of its own, for tests that must kill one. Arguments: the data folder and
 * optionally the port. Prints one line when ready and stops when its input ends.
 */
final class BrokerMain {
    static final String READY = "READY ";

    private BrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        var options = EmbeddedBroker.Options.in(Path.of(arguments[0]));
        if (arguments.length > 1) {
            options = options.withPort(Integer.parseInt(arguments[1]));
        }
        try (var broker = EmbeddedBroker.start(options)) {
            System.out.println(READY + broker.bootstrapServers() + " " + broker.clusterId());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
