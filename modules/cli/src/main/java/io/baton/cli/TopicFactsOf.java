package io.baton.cli;

import io.baton.cli.render.TopicFacts;
import io.baton.wire.TopicSpec;
import io.baton.wire.Topology;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** Gathers what there is to say of topics. */
final class TopicFactsOf {
    private TopicFactsOf() {}

    /** As they are configured. */
    static List<TopicFacts> configuration(Topology topology) {
        return topology.all().stream().map(spec -> new TopicFacts(spec, null)).toList();
    }

    /**
     * As they are configured, and as that cluster has them.
     *
     * @throws ExecutionException when it cannot be asked
     */
    static List<TopicFacts> cluster(Topology topology, Admin admin)
            throws InterruptedException, ExecutionException {
        Set<String> there = admin.listTopics().names().get();
        List<String> ours =
                topology.all().stream().map(TopicSpec::name).filter(there::contains).toList();
        Map<String, TopicDescription> described = admin.describeTopics(ours).allTopicNames().get();
        Map<String, Config> configs = configs(ours, admin);
        return topology.all().stream()
                .map(
                        spec -> {
                            TopicDescription topic = described.get(spec.name());
                            return new TopicFacts(
                                    spec,
                                    topic == null
                                            ? null
                                            : actual(spec, topic, configs.get(spec.name())));
                        })
                .toList();
    }

    /** Empty when the user may not read them, which takes nothing from the rest. */
    private static Map<String, Config> configs(List<String> names, Admin admin)
            throws InterruptedException, ExecutionException {
        List<ConfigResource> resources =
                names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        try {
            Map<String, Config> byName = new HashMap<>();
            admin.describeConfigs(resources)
                    .all()
                    .get()
                    .forEach((resource, config) -> byName.put(resource.name(), config));
            return byName;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return Map.of();
            }
            throw e;
        }
    }

    private static TopicFacts.Actual actual(
            TopicSpec spec, TopicDescription topic, @Nullable Config config) {
        Map<String, String> known = new HashMap<>();
        if (config != null) {
            for (String name : spec.configs().keySet()) {
                var entry = config.get(name);
                if (entry != null && entry.value() != null) {
                    known.put(name, entry.value());
                }
            }
        }
        return new TopicFacts.Actual(
                topic.partitions().size(), topic.partitions().getFirst().replicas().size(), known);
    }
}
