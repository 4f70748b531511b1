package io.baton.cli;

import io.baton.cli.cluster.Connection;
import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.render.TopicFacts;
import io.baton.cli.render.TopologyView;
import io.baton.wire.TopicSpec;
import io.baton.wire.Topology;

import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** Shows the topics of an installation, as they are configured and as a cluster has them. */
@Command(
        name = "describe",
        description = {
            "Shows Baton's topics, what they carry, who uses them, and how the cluster has them.",
            "Shows the configuration only when no cluster is named and none answers."
        })
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
        Topology topology = installation.topology();
        Connection cluster = installation.cluster(connection, surroundings.bootstrapFile());
        String address = cluster.bootstrapServers();
        var screen = surroundings.screen();
        if (connection.mayUse(cluster)) {
            List<TopicFacts> topics;
            try (Admin admin = cluster.admin()) {
                topics = TopicFactsOf.cluster(topology, admin);
            }
            if (json) {
                topics.forEach(topic -> screen.out().print(JsonLine.of(facts(topic, address))));
            } else {
                screen.out().print(TopologyView.actual(topics, address, screen.style()));
            }
        } else {
            List<TopicFacts> topics = TopicFactsOf.configuration(topology);
            if (json) {
                screen.err().println(TopologyView.configurationOnly(address));
                topics.forEach(topic -> screen.out().print(JsonLine.of(facts(topic, null))));
            } else {
                screen.out().print(TopologyView.configured(topics, address, screen.style()));
            }
        }
        screen.out().flush();
        screen.err().flush();
        return 0;
    }

    private static Map<String, Object> facts(TopicFacts topic, @Nullable String cluster) {
        TopicSpec spec = topic.configured();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", spec.name());
        facts.put("key", spec.key());
        if (spec.value() != null) {
            facts.put("value", spec.value().name());
        }
        facts.put("writers", spec.writers());
        facts.put("readers", spec.readers());
        if (spec.deadLetter() != null) {
            facts.put("deadLetter", spec.deadLetter());
        }
        facts.put(
                "configured",
                settings(spec.partitions(), spec.replicationFactor(), spec.configs()));
        facts.put("cluster", cluster);
        TopicFacts.Actual actual = topic.actual();
        if (cluster != null) {
            facts.put("present", actual != null);
        }
        if (actual != null) {
            facts.put(
                    "actual",
                    settings(actual.partitions(), actual.replicationFactor(), actual.configs()));
        }
        return facts;
    }

    private static Map<String, Object> settings(
            int partitions, int replicationFactor, Map<String, String> configs) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("partitions", partitions);
        settings.put("replicationFactor", replicationFactor);
        settings.put("configs", new TreeMap<>(configs));
        return settings;
    }
}
