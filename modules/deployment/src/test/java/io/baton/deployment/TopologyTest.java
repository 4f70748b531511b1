package io.baton.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.wire.TopicSpec;
import io.baton.wire.Topology;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The topics and access rules that the chart makes are those of {@link Topology}. */
class TopologyTest {
    private static final List<String> USERS =
            List.of("analyzer", "worker", "synthesizer", "users", "replay");

    static List<List<Map<String, Object>>> installations() throws IOException {
        return List.of(
                Chart.render(List.of(Repository.CHART.resolve("ci/strimzi-values.yaml"))),
                Chart.render(
                        "{kafka: {sasl: {enabled: true}}, topics: {management: strimzi, strimzi: {cluster: c}}, strimziUsers: {enabled: true}}"));
    }

    @ParameterizedTest
    @MethodSource("installations")
    void topicsAreThoseOfTheTopology(List<Map<String, Object>> manifests) {
        Map<String, Object> expected = new TreeMap<>();
        for (TopicSpec topic : topology(manifests).all()) {
            expected.put(
                    topic.name(),
                    Map.of(
                            "topicName", topic.name(),
                            "partitions", topic.partitions(),
                            "replicas", (int) topic.replicationFactor(),
                            "config", topic.configs()));
        }
        assertThat(
                        Chart.ofKind(manifests, "KafkaTopic").stream()
                                .collect(
                                        Collectors.toMap(
                                                each -> Tree.at(each, "spec", "topicName"),
                                                each -> Tree.at(each, "spec"))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyRoleMayDoWhatTheTopologySaysAndNoMore(List<Map<String, Object>> manifests) {
        Topology topology = topology(manifests);
        for (String user : USERS.subList(0, 4)) {
            Map<String, Set<String>> expected = new TreeMap<>();
            for (TopicSpec topic : topology.all()) {
                Set<String> operations = new TreeSet<>();
                if (topic.readers().contains(user)) {
                    operations.addAll(List.of("Read", "Describe"));
                }
                if (topic.writers().contains(user)) {
                    operations.addAll(List.of("Write", "Describe"));
                }
                if (!operations.isEmpty()) {
                    expected.put(topic.name(), operations);
                }
            }
            assertThat(topicRights(manifests, user)).as(user).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void aReplayReadsDeadLettersAndNeverWritesThem(List<Map<String, Object>> manifests) {
        Map<String, Set<String>> rights = topicRights(manifests, "replay");
        assertThat(topology(manifests).deadLetters())
                .allSatisfy(
                        topic ->
                                assertThat(rights.get(topic))
                                        .containsExactlyInAnyOrder("Read", "Describe"));
    }

    @ParameterizedTest
    @MethodSource("installations")
    void groupsAreThoseOfTheTopology(List<Map<String, Object>> manifests) {
        Topology topology = topology(manifests);
        assertThat(groups(manifests, "analyzer")).contains(topology.analyzerGroup());
        assertThat(groups(manifests, "synthesizer")).contains(topology.synthesizerApplicationId());
        assertThat(topology.capabilities())
                .allSatisfy(
                        capability ->
                                assertThat(groups(manifests, "worker"))
                                        .anyMatch(topology.workGroup(capability)::startsWith));
    }

    private static Topology topology(List<Map<String, Object>> manifests) {
        return RenderedSettings.of(manifests, "rel-baton-analyzer").topology();
    }

    private static Map<String, Set<String>> topicRights(
            List<Map<String, Object>> manifests, String user) {
        Map<String, Set<String>> rights = new TreeMap<>();
        for (Object rule : rules(manifests, user)) {
            if (Tree.at(rule, "resource", "type").equals("topic")
                    && Tree.at(rule, "resource", "patternType").equals("literal")) {
                Set<String> operations = new TreeSet<>();
                Tree.list(Tree.at(rule, "operations"))
                        .forEach(operation -> operations.add(operation.toString()));
                rights.put(Tree.at(rule, "resource", "name").toString(), operations);
            }
        }
        return rights;
    }

    private static List<String> groups(List<Map<String, Object>> manifests, String user) {
        return rules(manifests, user).stream()
                .filter(rule -> Tree.at(rule, "resource", "type").equals("group"))
                .map(rule -> Tree.at(rule, "resource", "name").toString())
                .toList();
    }

    private static List<Object> rules(List<Map<String, Object>> manifests, String user) {
        return Tree.list(
                Tree.at(
                        Chart.named(manifests, "KafkaUser", "rel-baton-" + user),
                        "spec",
                        "authorization",
                        "acls"));
    }
}
