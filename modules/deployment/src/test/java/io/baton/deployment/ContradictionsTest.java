package io.baton.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Values that contradict each other are refused with a sentence that says what to change. */
class ContradictionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "workers: [{name: a, capabilities: [code], autoscaling: {minReplicas: 1, maxReplicas: 2, hpa: {cpuUtilization: 70}, keda: {serverAddress: 'http://p'}}}] | workers[a].autoscaling has both hpa and keda",
                "workers: [{name: a, autoscaling: {minReplicas: 1, maxReplicas: 2}}] | workers[a].autoscaling has neither hpa nor keda",
                "workers: [{name: a, replicas: 2, autoscaling: {minReplicas: 1, maxReplicas: 2, hpa: {cpuUtilization: 70}}}] | workers[a] has both replicas and autoscaling",
                "workers: [{name: a, autoscaling: {minReplicas: 0, maxReplicas: 2, hpa: {cpuUtilization: 70}}}] | workers[a].autoscaling.minReplicas is 0, which only keda can do",
                "workers: [{name: a, autoscaling: {minReplicas: 3, maxReplicas: 2, hpa: {cpuUtilization: 70}}}] | workers[a].autoscaling.maxReplicas is 2, but minReplicas is 3",
                "workers: [{name: a, autoscaling: {minReplicas: 1, maxReplicas: 2, keda: {serverAddress: 'http://p'}}}] | workers[a].capabilities is empty",
                "workers: [{name: a}, {name: a}] | workers has the name a twice",
                "workers: [{name: a, drain: 5m, providers: [{id: o, type: ollama}]}] | workers[a].drain is 5m, but its longest call takes up to 300 s",
                "kafka: {bootstrapServers: ''} | kafka.bootstrapServers is empty",
                "kafka: {sasl: {enabled: true}} | kafka.sasl.secret.name is empty",
                "kafka: {sasl: {enabled: true, mechanism: OAUTHBEARER, secret: {name: s}}} | kafka.sasl.mechanism is OAUTHBEARER",
                "analyzer: {replicas: 7} | analyzer.replicas is 7, but the tasks topic has 6 partitions",
                "synthesizer: {replicas: 7} | synthesizer.replicas is 7, but only 6 can share the work",
                "synthesizer: {replicas: 1} | synthesizer.standbyReplicas is 1, but must be less than synthesizer.replicas",
                "topics: {management: strimzi} | topics.strimzi.cluster is empty",
                "{kafka: {sasl: {enabled: true}}, topics: {strimzi: {cluster: c}}, strimziUsers: {enabled: true}} | topics.management is job",
                "{topics: {management: strimzi, strimzi: {cluster: c, namespace: other}}, strimziUsers: {enabled: true}} | topics.strimzi.namespace is other",
                "{topics: {management: strimzi, strimzi: {cluster: c}}, strimziUsers: {enabled: true}} | kafka.sasl is not enabled",
                "{topics: {management: strimzi, strimzi: {cluster: c}}, strimziUsers: {enabled: true, authentication: tls}} | kafka.tls.enabled is false",
                "monitoring: {podMonitor: {enabled: true}, serviceMonitor: {enabled: true}} | both enabled",
            })
    void isRefused(String values, String message) {
        assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining(message);
    }

    @Test
    void callsMayEndBeforeAPodIsKilled() throws IOException {
        // when
        List<Map<String, Object>> manifests =
                Chart.render(
                        "workers: [{name: slow, providers: [{id: o, type: ollama, callTimeout: 20m}]}]");
        // then
        Object grace =
                Tree.at(
                        Chart.named(manifests, "Deployment", "rel-baton-worker-slow"),
                        "spec",
                        "template",
                        "spec",
                        "terminationGracePeriodSeconds");
        assertThat(grace).isEqualTo(20 * 60 + 30 + 45);
    }
}
