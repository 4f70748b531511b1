package io.baton.cli;

import io.baton.cli.cluster.Connection;
import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.render.TopologyView;
import io.baton.wire.TopicSpec;

import org.apache.kafka.clients.admin.Admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** Shows the topics of an installation and which of them a cluster has. */
@Command(
        name = "describe",
        description =
                "Shows Baton's topics, what they carry, who uses them, and which the cluster has.")
final class TopicsDescribeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Option(names = "--json", description = "Prints each topic as a line of JSON.")
    private boolean json;

    TopicsDescribeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        var topology = installation.topology();
        Connection cluster = connection.resolve(surroundings.bootstrapFile());
        cluster.require();
        Set<String> present;
        try (Admin admin = cluster.admin()) {
            present = admin.listTopics().names().get();
        }
        var screen = surroundings.screen();
        if (json) {
            var mapper = new JsonMapper();
            for (TopicSpec topic : topology.all()) {
                boolean there = present.contains(topic.name());
                screen.out().println(mapper.writeValueAsString(facts(topic, there)));
            }
        } else {
            screen.out().print(TopologyView.render(topology, present, screen.style()));
        }
        screen.out().flush();
        return 0;
    }

    private static Map<String, Object> facts(TopicSpec topic, boolean there) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", topic.name());
        facts.put("key", topic.key());
        facts.put("partitions", topic.partitions());
        facts.put("configs", topic.configs());
        facts.put("writers", topic.writers());
        facts.put("readers", topic.readers());
        facts.put("present", there);
        if (topic.value() != null) {
            facts.put("value", topic.value().name());
        }
        if (topic.deadLetter() != null) {
            facts.put("deadLetter", topic.deadLetter());
        }
        return facts;
    }
}
