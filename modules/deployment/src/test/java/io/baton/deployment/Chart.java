package io.baton.deployment;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;

import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The chart as Helm renders and checks it, in this process. */
final class Chart {
    private Chart() {}

    /** The manifests that those values files give. */
    static List<Map<String, Object>> render(List<Path> values) {
        TemplateCommand template =
                new Helm(Repository.CHART)
                        .template()
                        .withName("rel")
                        .withNamespace("ns")
                        .withKubeVersion("1.34.0");
        values.forEach(template::withValuesFile);
        return Tree.documents(template.call());
    }

    /** The manifests of values that are laid over the minimal ones. */
    static List<Map<String, Object>> render(String yaml) throws IOException {
        Path file = Files.createTempFile("values", ".yaml");
        try {
            Files.writeString(file, yaml);
            return render(List.of(Repository.CHART.resolve("ci/minimal-values.yaml"), file));
        } finally {
            Files.delete(file);
        }
    }

    /** What {@code helm lint --strict} says with those values files as the chart's own. */
    static LintResult lint(List<Path> values) throws IOException {
        Path folder = Files.createTempDirectory("chart");
        Path copy = folder.resolve("baton");
        try {
            copy(copy);
            Map<String, Object> all = Tree.read(Repository.CHART.resolve("values.yaml"));
            for (Path file : values) {
                all = Tree.over(all, Tree.read(file));
            }
            Files.writeString(copy.resolve("values.yaml"), new Yaml().dump(all));
            return new Helm(copy).lint().strict().call();
        } finally {
            delete(folder);
        }
    }

    private static void copy(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(Repository.CHART)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(Repository.CHART.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Those of a kind. */
    static List<Map<String, Object>> ofKind(List<Map<String, Object>> manifests, String kind) {
        return manifests.stream().filter(each -> kind.equals(each.get("kind"))).toList();
    }

    static Map<String, Object> named(
            List<Map<String, Object>> manifests, String kind, String name) {
        return ofKind(manifests, kind).stream()
                .filter(each -> name.equals(Tree.at(each, "metadata", "name")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }
}
