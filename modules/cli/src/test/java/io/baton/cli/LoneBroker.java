package io.baton.cli;

import io.baton.broker.EmbeddedBroker;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A broker with no role to read what is written, so that it stays. */
final class LoneBroker implements AutoCloseable {
    private final Path home;
    private final EmbeddedBroker broker;

    LoneBroker(Path home) {
        this.home = home;
        this.broker = EmbeddedBroker.start(EmbeddedBroker.Options.in(home.resolve("kafka")));
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Calls the command for this broker. */
    CommandRun baton(String... arguments) {
        String[] full = Arrays.copyOf(arguments, arguments.length + 1);
        full[arguments.length] = "--bootstrap-server=" + bootstrapServers();
        return CommandRun.of(home, full);
    }

    /** The lines that a command prints, as JSON. */
    static List<JsonNode> json(CommandRun run) {
        return run.out().lines().map(JsonMapper.shared()::readTree).toList();
    }

    void configure(String topic, String name, String value) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(resource, List.of(change)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
