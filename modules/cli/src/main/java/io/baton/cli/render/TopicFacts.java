package io.baton.cli.render;

import io.baton.wire.TopicSpec;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A topic as it is configured, and as it is.
 *
 * @param actual null when the cluster has no such topic, or no cluster was asked
 */
public record TopicFacts(TopicSpec configured, @Nullable Actual actual) {

    /**
     * What a cluster has.
     *
     * @param configs the settings that Baton has an opinion on; empty when they may not be read
     */
    public record Actual(int partitions, int replicationFactor, Map<String, String> configs) {
        public Actual {
            configs = Map.copyOf(configs);
        }
    }

    /** What is configured in another way than it is, by the name of the setting. */
    public Map<String, String> configuredOtherwise() {
        Map<String, String> otherwise = new LinkedHashMap<>();
        if (actual == null) {
            return otherwise;
        }
        if (actual.partitions != configured.partitions()) {
            otherwise.put("partitions", Integer.toString(configured.partitions()));
        }
        if (actual.replicationFactor != configured.replicationFactor()) {
            otherwise.put("replication", Short.toString(configured.replicationFactor()));
        }
        configured
                .configs()
                .forEach(
                        (name, value) -> {
                            if (!actual.configs.getOrDefault(name, value).equals(value)) {
                                otherwise.put(name, value);
                            }
                        });
        return otherwise;
    }
}
