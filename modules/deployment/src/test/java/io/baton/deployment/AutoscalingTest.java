package io.baton.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Pools scale by the seconds of work that wait, and never because Prometheus is silent. */
class AutoscalingTest {
    private final List<Map<String, Object>> manifests =
            Chart.render(List.of(Repository.CHART.resolve("ci/keda-values.yaml")));
    private final Map<String, Object> scaled =
            Chart.named(manifests, "ScaledObject", "rel-baton-worker-gpu");
    private final Map<String, Object> trigger =
            Tree.map(
                    Tree.at(Tree.list(Tree.at(scaled, "spec", "triggers")).getFirst(), "metadata"));

    @Test
    void aPodIsAddedForWhatItsSlotsDoInTheTimeThatWorkMayWait() {
        // 8 slots, and work may wait for 2 minutes
        double threshold = Double.parseDouble(Tree.at(trigger, "threshold").toString());
        assertThat(threshold).isEqualTo(960);
        // KEDA's arithmetic: an average value is the whole over the threshold, rounded up.
        assertThat(replicas(1, threshold)).isEqualTo(1);
        assertThat(replicas(4_000, threshold)).isEqualTo(5);
        assertThat(replicas(1_000_000, threshold)).isEqualTo(12);
        assertThat(replicas(0, threshold)).isZero();
    }

    private int replicas(double waiting, double threshold) {
        double activation = Double.parseDouble(Tree.at(trigger, "activationThreshold").toString());
        int least = (int) Tree.at(scaled, "spec", "minReplicaCount");
        int most = (int) Tree.at(scaled, "spec", "maxReplicaCount");
        if (waiting <= activation) {
            return least;
        }
        return Math.clamp((int) Math.ceil(waiting / threshold), Math.max(1, least), most);
    }

    @Test
    void aSilentPrometheusKeepsPods() {
        assertThat(trigger).containsEntry("ignoreNullValues", "false");
        assertThat(Tree.at(scaled, "spec", "fallback"))
                .isEqualTo(Map.of("failureThreshold", 3, "replicas", 2));
    }

    @Test
    void theQueryCountsTheWorkOfThePoolOnce() {
        assertThat(trigger.get("query"))
                .isEqualTo(
                        "sum(max by (capability) (baton_work_waiting_seconds{namespace=\"ns\",capability=~\"code|general\"}))");
    }

    @Test
    void anAutoscaledPoolLeavesItsNumberOfPodsAlone() {
        Map<String, Object> deployment =
                Chart.named(manifests, "Deployment", "rel-baton-worker-gpu");
        assertThat(Tree.map(Tree.at(deployment, "spec"))).doesNotContainKey("replicas");
    }

    @Test
    void whatAPoolAtZeroServesIsNotForgotten() {
        Map<String, Object> config = Chart.named(manifests, "ConfigMap", "rel-baton-worker-gpu");
        assertThat(Tree.at(config, "data", "baton.yaml").toString())
                .contains("announcementLifetime: 30d");
    }
}
