package io.baton.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The files of {@code deploy/} go together with each other, with the chart and with the command.
 */
class DeployFilesTest {
    private static final Path DEPLOY = Repository.ROOT.resolve("deploy");
    private static final List<String> ROLES = List.of("analyzer", "worker", "synthesizer");

    private final Map<String, Object> services =
            Tree.map(Tree.at(Tree.read(DEPLOY.resolve("compose.yaml")), "services"));

    @Test
    void everyRoleRunsReadOnlyAfterItsTopicsAreMade() {
        for (String role : ROLES) {
            Map<String, Object> service = Tree.map(Tree.at(services, role));
            assertThat(service).containsEntry("read_only", true).containsKey("healthcheck");
            assertThat(Tree.list(Tree.at(service, "command"))).contains("--roles=" + role);
            assertThat(Tree.at(service, "depends_on", "topics", "condition"))
                    .isEqualTo("service_completed_successfully");
        }
    }

    @Test
    void whatOthersWaitForHasAHealthcheck() {
        services.values().stream()
                .map(Tree::map)
                .filter(service -> service.containsKey("depends_on"))
                .flatMap(service -> Tree.map(Tree.at(service, "depends_on")).entrySet().stream())
                .filter(each -> Tree.at(each.getValue(), "condition").equals("service_healthy"))
                .forEach(
                        each ->
                                assertThat(Tree.map(Tree.at(services, each.getKey())))
                                        .as(each.getKey())
                                        .containsKey("healthcheck"));
    }

    @Test
    void prometheusScrapesEveryRole() {
        assertThat(Repository.read(DEPLOY.resolve("prometheus/prometheus.yml")))
                .contains("analyzer:8081", "worker:8081", "synthesizer:8081");
    }

    @Test
    void theImageRunsAsTheLauncherDoes() {
        String launcher = Repository.read(Repository.ROOT.resolve("baton"));
        assertThat(Repository.read(DEPLOY.resolve("image/jvm.options")).lines())
                .filteredOn(
                        option ->
                                option.startsWith("--")
                                        || option.startsWith("-Dorg")
                                        || option.contains("encoding"))
                .isNotEmpty()
                .allSatisfy(option -> assertThat(launcher).contains(option));
    }

    @Test
    void theImageSaysItsLicenceAndRunsAsNobody() {
        assertThat(Repository.read(DEPLOY.resolve("Dockerfile")))
                .contains("org.opencontainers.image.licenses=\"Apache-2.0\"", "USER 10001:10001");
    }
}
