package io.baton.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.LintResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whatever the values, the chart gives manifests that a cluster takes, and pods that are hardened.
 */
class ManifestsTest {

    static List<List<Path>> values() {
        return Repository.values();
    }

    @Test
    void thereAreValuesForEachKindOfInstallation() {
        assertThat(values()).hasSizeGreaterThanOrEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("values")
    void lintFindsNothing(List<Path> values) throws IOException {
        // when
        LintResult result = Chart.lint(values);
        // then
        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("values")
    void noManifestHasAFieldThatItsKindHasNot(List<Path> values) {
        assertThat(Chart.render(values))
                .isNotEmpty()
                .allSatisfy(manifest -> assertThat(UnknownFields.of(manifest)).isEmpty());
    }

    @Test
    void aFieldThatAKindHasNotIsFound() {
        // given
        Map<String, Object> deployment =
                new HashMap<>(
                        Chart.ofKind(Chart.render(values().getFirst()), "Deployment").getFirst());
        deployment.put("spec", Map.of("template", Map.of("spec", Map.of("contianers", List.of()))));
        // then
        assertThat(UnknownFields.of(deployment))
                .containsExactly("apps/v1/Deployment.spec.template.spec.contianers");
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyPodIsHardened(List<Path> values) {
        assertThat(pods(Chart.render(values)))
                .isNotEmpty()
                .allSatisfy(
                        pod -> {
                            assertThat(Tree.map(Tree.at(pod, "securityContext")))
                                    .containsEntry("runAsNonRoot", true)
                                    .containsEntry(
                                            "seccompProfile", Map.of("type", "RuntimeDefault"));
                            assertThat(pod).containsEntry("automountServiceAccountToken", false);
                            assertThat(containers(pod))
                                    .allSatisfy(
                                            container ->
                                                    assertThat(container.get("securityContext"))
                                                            .isEqualTo(
                                                                    Map.of(
                                                                            "allowPrivilegeEscalation",
                                                                            false,
                                                                            "readOnlyRootFilesystem",
                                                                            true,
                                                                            "capabilities",
                                                                            Map.of(
                                                                                    "drop",
                                                                                    List.of(
                                                                                            "ALL")))));
                        });
    }

    @ParameterizedTest
    @MethodSource("values")
    void secretsComeByReferenceOnly(List<Path> values) {
        List<Map<String, Object>> manifests = Chart.render(values);
        assertThat(Chart.ofKind(manifests, "Secret")).isEmpty();
        assertThat(Tree.mappings(manifests).stream().filter(each -> each.containsKey("apiKey")))
                .allSatisfy(
                        each -> assertThat(Tree.at(each, "apiKey").toString()).startsWith("${"));
    }

    @Test
    void withARegistryOfOnesOwnNoImageComesFromElsewhere() {
        // when
        List<Map<String, Object>> manifests =
                Chart.render(List.of(Repository.CHART.resolve("ci/air-gapped-values.yaml")));
        // then
        assertThat(pods(manifests).flatMap(pod -> containers(pod).stream()))
                .isNotEmpty()
                .allSatisfy(
                        container ->
                                assertThat(Tree.at(container, "image").toString())
                                        .startsWith("registry.internal:5000/mirror/"));
    }

    @Test
    void aChangedSettingRollsThePods() throws IOException {
        assertThat(checksum("settings: { tasks: { deadline: 5m } }"))
                .isNotEqualTo(checksum("settings: { tasks: { deadline: 6m } }"));
    }

    private static Object checksum(String values) throws IOException {
        return Tree.at(
                Chart.named(Chart.render(values), "Deployment", "rel-baton-analyzer"),
                "spec",
                "template",
                "metadata",
                "annotations",
                "checksum/config");
    }

    private static Stream<Map<String, Object>> pods(List<Map<String, Object>> manifests) {
        return manifests.stream()
                .flatMap(
                        manifest ->
                                switch (String.valueOf(manifest.get("kind"))) {
                                    case "Pod" -> Stream.of(Tree.at(manifest, "spec"));
                                    case "Deployment", "StatefulSet", "Job" ->
                                            Stream.of(
                                                    Tree.at(manifest, "spec", "template", "spec"));
                                    default -> Stream.empty();
                                })
                .map(Tree::map);
    }

    private static List<Map<String, Object>> containers(Map<String, Object> pod) {
        return Stream.of("containers", "initContainers")
                .filter(pod::containsKey)
                .flatMap(key -> Tree.list(Tree.at(pod, key)).stream())
                .map(Tree::map)
                .toList();
    }
}
