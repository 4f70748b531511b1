package io.baton.testbroker;

import io.baton.broker.EmbeddedBroker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The embedded broker in a JVM of its own, which can be killed and started again on its data. */
public final class BrokerProcess implements AutoCloseable {
    private final Path dataDir;
    private final Map<String, String> properties;
    private JvmProcess process;
    private final String bootstrapServers;

    private BrokerProcess(Path dataDir, Map<String, String> properties) {
        this.dataDir = dataDir;
        this.properties = Map.copyOf(properties);
        this.process = launch(0);
        this.bootstrapServers = process.awaitReady().substring(Main.READY.length());
    }

    /** Starts one on a free port, which it keeps. */
    public static BrokerProcess start(Path dataDir, Map<String, String> properties) {
        return new BrokerProcess(dataDir, properties);
    }

    /** What clients connect to, the same in each of its lives. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    /** Starts it again after it was killed, on the same data and port. */
    public void restart() {
        process.kill();
        int port =
                Integer.parseInt(bootstrapServers.substring(bootstrapServers.lastIndexOf(':') + 1));
        process = launch(port);
        var _ = process.awaitReady();
    }

    private JvmProcess launch(int port) {
        List<String> arguments = new ArrayList<>(List.of(dataDir.toString(), "" + port));
        properties.forEach((name, value) -> arguments.add(name + "=" + value));
        return JvmProcess.start(Main.class, arguments, Main.READY, line -> {});
    }

    @Override
    public void close() {
        process.kill();
    }

    /** What runs there: its arguments are the folder, the port and properties. */
    static final class Main {
        static final String READY = "ready ";

        private Main() {}

        public static void main(String[] arguments) throws InterruptedException {
            var options =
                    EmbeddedBroker.Options.in(Path.of(arguments[0]))
                            .withPort(Integer.parseInt(arguments[1]));
            for (String property : List.of(arguments).subList(2, arguments.length)) {
                int equals = property.indexOf('=');
                options =
                        options.withProperty(
                                property.substring(0, equals), property.substring(equals + 1));
            }
            System.out.println(READY + EmbeddedBroker.start(options).bootstrapServers());
            Thread.currentThread().join();
        }
    }
}
