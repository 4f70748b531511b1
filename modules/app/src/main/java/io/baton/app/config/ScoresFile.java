package io.baton.app.config;

import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.MeasuredScores;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measured scores of models in YAML or JSON: by id of the model, then by capability, {@code score}
 * and {@code confidence} within 0..1, {@code samples} of 1 or more, and {@code source}, which is
 * {@code probe} or {@code outcomes}.
 */
public final class ScoresFile {
    private final Path file;

    private ScoresFile(Path file) {
        this.file = file;
    }

    /**
     * What the file of {@code baton.scores-file} says.
     *
     * @param name absent when there is none
     * @throws InvalidSettingException naming the file, the line and the fix
     */
    public static MeasuredScores named(@Nullable String name) {
        return name == null || name.isBlank() ? MeasuredScores.NONE : read(Path.of(name));
    }

    /**
     * What that file says.
     *
     * @throws InvalidSettingException naming the file, the line and the fix
     */
    public static MeasuredScores read(Path file) {
        ScoresFile scores = new ScoresFile(file);
        try (Reader text = Files.newBufferedReader(file)) {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(text);
            return root == null ? MeasuredScores.NONE : new MeasuredScores(scores.models(root));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
            throw scores.wrong(line, "it is no YAML: " + e.getProblem(), "correct it");
        } catch (YAMLException | CharacterCodingException e) {
            throw scores.wrong(0, "it cannot be read as YAML", "write it in YAML and UTF-8");
        } catch (IOException e) {
            throw new InvalidSettingException(
                    "baton.scores-file: %s cannot be read; correct the path, or write the file with: ./baton models probe --save %s"
                            .formatted(file, file));
        }
    }

    private Map<String, Map<String, CapabilityScore>> models(Node root) {
        Map<String, Map<String, CapabilityScore>> models = new LinkedHashMap<>();
        members(root, "models by their id")
                .forEach(
                        (model, node) -> {
                            Map<String, CapabilityScore> scores = new LinkedHashMap<>();
                            members(node, "capabilities")
                                    .forEach((name, each) -> scores.put(name, score(each)));
                            models.put(model, scores);
                        });
        return models;
    }

    private CapabilityScore score(Node node) {
        Map<String, Node> fields = members(node, "score, confidence, samples and source");
        double score = number(node, fields.remove("score"), "score", 0, 1);
        double confidence = number(node, fields.remove("confidence"), "confidence", 0, 1);
        int samples = (int) number(node, fields.remove("samples"), "samples", 1, 1_000_000_000);
        Node source = fields.remove("source");
        String from = source instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!from.equals("probe") && !from.equals("outcomes")) {
            throw wrong(
                    line(source == null ? node : source),
                    "source is '%s'".formatted(from),
                    "write source: probe, or outcomes");
        }
        if (!fields.isEmpty()) {
            String unknown = fields.keySet().iterator().next();
            throw wrong(
                    line(node),
                    "'%s' is not known".formatted(unknown),
                    "leave it out; a score has score, confidence, samples and source");
        }
        return new CapabilityScore(score, confidence, samples, from);
    }

    private double number(
            Node parent, @Nullable Node node, String name, double least, double most) {
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        String fix = "write a number within %.0f..%.0f".formatted(least, most);
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, as for a number out of range.
        }
        throw wrong(
                line(node == null ? parent : node),
                node == null ? name + " is missing" : "%s is '%s'".formatted(name, text),
                fix);
    }

    private Map<String, Node> members(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(line(node), "there must be " + what, "see docs/configuration.md");
        }
        Map<String, Node> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (name.isEmpty() || members.put(name, tuple.getValueNode()) != null) {
                throw wrong(
                        line(key),
                        name.isEmpty() ? "a key is empty" : "'" + name + "' is there twice",
                        "keep one");
            }
        }
        return members;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine();
    }

    private InvalidSettingException wrong(int line, String what, String fix) {
        return new InvalidSettingException(
                "baton.scores-file: %s, line %d: %s; %s".formatted(file, line + 1, what, fix));
    }
}
