package io.baton.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class TopologyTest {
    private static final TopicLayout LAYOUT = TopicLayout.singleNode();

    @Test
    void everyInputHasItsDeadLetterTopicAndNothingElseHas() {
        Topology topology = Topology.standard();

        assertThat(topology.deadLetter("baton.tasks")).isEqualTo("dlq.baton.tasks");
        assertThat(topology.all())
                .filteredOn(topic -> topic.deadLetter() != null)
                .extracting(TopicSpec::deadLetter)
                .isEqualTo(topology.deadLetters())
                .hasSize(1 + 1 + 10 + 5 + 1);
        assertThatThrownBy(() -> topology.deadLetter(topology.results()))
                .hasMessageContaining("baton.results")
                .hasMessageContaining("no dead-letter topic");
    }

    @Test
    void whatMeetsInOneSynthesizerTaskHasOnePartitionCount() {
        Topology topology = Topology.of("acme.llm", List.of("code"), LAYOUT.withPartitions(12, 7));

        assertThat(topology.stages()).hasSize(5).contains("acme.llm.stages.reviewer");
        assertThat(topology.all())
                .filteredOn(
                        topic ->
                                topic.name().equals(topology.plans())
                                        || topic.name().equals(topology.control())
                                        || topology.stages().contains(topic.name()))
                .hasSize(7)
                .allMatch(topic -> topic.partitions() == 7);
        assertThat(topology.find("acme.llm.tasks").orElseThrow().partitions()).isEqualTo(12);
        assertThat(topology.find("acme.llm.work.code").orElseThrow().partitions()).isEqualTo(1);
    }

    @Test
    void anOverrideChangesOneTopic() {
        var overrides =
                Map.of(
                        "work.code", new TopicLayout.PerTopic(9, null),
                        "dlq.tasks", new TopicLayout.PerTopic(null, Duration.ofDays(90)));

        Topology topology = Topology.of("b", List.of("code", "general"), layout(overrides));

        assertThat(topology.find("b.work.code").orElseThrow().partitions()).isEqualTo(9);
        assertThat(topology.find("b.work.general").orElseThrow().partitions()).isEqualTo(1);
        assertThat(topology.find("dlq.b.tasks").orElseThrow().configs())
                .containsEntry("retention.ms", "7776000000");
    }

    @Test
    void anOverrideThatFitsNoTopicOrBreaksTheInvariantIsAnError() {
        var one = new TopicLayout.PerTopic(2, null);

        assertThatThrownBy(() -> Topology.of("b", List.of("code"), layout(Map.of("work.cod", one))))
                .hasMessageContaining("\"work.cod\"")
                .hasMessageContaining("work.code");
        assertThatThrownBy(() -> Topology.of("b", List.of("code"), layout(Map.of("plans", one))))
                .hasMessageContaining("overrides.plans.partitions is 2")
                .hasMessageContaining("synthesisPartitions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dlq.x", "with space", "-x", "under_score"})
    void aPrefixThatIsNoTopicNameIsAnError(String prefix) {
        assertThatThrownBy(() -> Topology.of(prefix, List.of("code"), LAYOUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prefix is \"" + prefix + "\"");
    }

    @Test
    void capabilitiesAreCheckedWhereTheyAreNamedAndWhereTheyAreUsed() {
        assertThatThrownBy(() -> Topology.of("b", List.of("Code"), LAYOUT))
                .hasMessageContaining("\"Code\"");
        assertThatThrownBy(() -> Topology.of("b", List.of("code", "code"), LAYOUT))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> Topology.of("b", List.of(), LAYOUT)).hasMessageContaining("empty");
        assertThatThrownBy(() -> Topology.standard().work("magic"))
                .hasMessageContaining("capability is \"magic\"; known are [code,");
        assertThatThrownBy(() -> Topology.standard().stages("boss"))
                .hasMessageContaining("role is \"boss\"");
    }

    @Test
    void aLayoutNamesFieldValueAndFix() {
        assertThatThrownBy(() -> LAYOUT.withPartitions(0, 3))
                .hasMessage("partitions is 0; give a number from 1 to 10000.");
        assertThatThrownBy(
                        () ->
                                new TopicLayout(
                                        3,
                                        1,
                                        3,
                                        1,
                                        2,
                                        Duration.ofDays(1),
                                        Duration.ofDays(1),
                                        Duration.ofDays(1),
                                        Duration.ofDays(1),
                                        Duration.ofDays(1),
                                        Duration.ofDays(1),
                                        1 << 20,
                                        Map.of()))
                .hasMessageContaining("minInSync is 2 but replicationFactor only 1");
        assertThatThrownBy(() -> new TopicLayout.PerTopic(null, Duration.ZERO))
                .hasMessageContaining("overrides.retention is PT0S");
    }

    @Test
    void modelsAreCompactedForEverAndAnswersAlsoForgotten() {
        Topology topology = Topology.standard();

        assertThat(topology.all())
                .filteredOn(TopicSpec::compacted)
                .extracting(TopicSpec::name)
                .containsExactly("baton.models", "baton.answers");
        assertThat(topology.find(topology.models()).orElseThrow().configs())
                .containsEntry("cleanup.policy", "compact")
                .doesNotContainKey("retention.ms");
        assertThat(topology.find(topology.answers()).orElseThrow().configs())
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.ms", "86400000")
                .as("a segment that stays open is neither compacted nor deleted")
                .containsEntry("segment.ms", "21600000");
    }

    @Test
    void anOverrideOfTheAnswersTimeKeepsThemCompacted() {
        var overrides = Map.of("answers", new TopicLayout.PerTopic(null, Duration.ofSeconds(90)));

        Topology topology = Topology.of("b", List.of("code"), layout(overrides));

        assertThat(topology.find("b.answers").orElseThrow().configs())
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.ms", "90000")
                .containsEntry("segment.ms", "60000");
    }

    private static TopicLayout layout(Map<String, TopicLayout.PerTopic> overrides) {
        return new TopicLayout(
                3,
                1,
                3,
                1,
                1,
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ofDays(1),
                1 << 20,
                overrides);
    }
}
