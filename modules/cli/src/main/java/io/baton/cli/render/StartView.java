package io.baton.cli.render;

import io.baton.domain.planning.ModelAdvice;
import io.baton.wire.Topology;
import io.baton.wire.avro.ModelCapability;
import io.baton.wire.avro.ModelStatus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The one screen that a start ends with: what was found, what is missing, what to try next. */
public final class StartView {
    private StartView() {}

    /** The screen, ending in a line break. */
    public static String render(StartFacts facts, Style style) {
        StringBuilder text = new StringBuilder();
        text.append(style.good("✓ ")).append("Baton ").append(SafeText.line(facts.version()));
        text.append(" is ready at ").append(style.bold(SafeText.line(facts.bootstrapServers())));
        text.append(" after ").append(Figures.duration(facts.startedIn())).append("\n\n");
        if (facts.dataDir() != null) {
            text.append(entry("Data", List.of(facts.dataDir().toString()), style));
        }
        text.append(entry("Log", List.of(facts.logs().toString()), style));
        text.append(entry("Roles", List.of(String.join(", ", facts.roles())), style));
        text.append(entry("Topics", topics(facts), style));
        if (facts.works()) {
            text.append(looked(facts.looked(), style));
            text.append(models(facts.models(), style));
            text.append(missing(facts, style));
        }
        facts.troubles().forEach(trouble -> text.append(warning(trouble, style)));
        facts.warnings().forEach(trouble -> text.append(warning(trouble, style)));
        text.append('\n').append(entry("Try next", next(facts), style));
        text.append("\nStop with Ctrl-C.\n");
        return text.toString();
    }

    private static String warning(String trouble, Style style) {
        return style.doubtful("! " + SafeText.line(trouble)) + "\n";
    }

    private static String entry(String name, List<String> lines, Style style) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String head = "%-11s".formatted(i == 0 ? name : "");
            text.append(style.dim(head)).append(SafeText.line(lines.get(i))).append('\n');
        }
        return text.toString();
    }

    private static List<String> topics(StartFacts facts) {
        return List.of(
                "%d with the prefix %s, %d of them made now"
                        .formatted(
                                facts.topology().all().size(),
                                facts.topology().prefix(),
                                facts.created()));
    }

    /** The models a line each, with what they are good at. */
    public static String models(List<ModelStatus> models, Style style) {
        List<String> lines =
                models.stream()
                        .map(
                                model ->
                                        "%s: %s"
                                                .formatted(
                                                        model.getModelId(),
                                                        ModelsView.capabilities(model)))
                        .sorted()
                        .toList();
        return entry("Models", lines.isEmpty() ? List.of("none") : lines, style);
    }

    /** Where model servers were looked for. */
    public static String looked(List<String> places, Style style) {
        return entry("Looked for", places, style);
    }

    /** Capabilities that no model here has, by the command that adds one. */
    private static String missing(StartFacts facts, Style style) {
        List<String> lines = new ArrayList<>();
        helpFor(missing(facts.topology(), facts.models()))
                .forEach(
                        (command, capabilities) ->
                                lines.add(
                                        "%s: to add one, %s"
                                                .formatted(
                                                        String.join(", ", capabilities), command)));
        return entry("No model", lines, style);
    }

    /** The topology's capabilities that none of those models has. */
    public static List<String> missing(Topology topology, Collection<ModelStatus> models) {
        Set<String> served =
                models.stream()
                        .flatMap(model -> model.getCapabilities().stream())
                        .map(ModelCapability::getName)
                        .collect(Collectors.toSet());
        return topology.capabilities().stream().filter(name -> !served.contains(name)).toList();
    }

    private static Map<String, List<String>> helpFor(List<String> capabilities) {
        Map<String, List<String>> byCommand = new LinkedHashMap<>();
        for (String capability : capabilities) {
            byCommand
                    .computeIfAbsent(ModelAdvice.command(capability), command -> new ArrayList<>())
                    .add(capability);
        }
        return byCommand;
    }

    private static List<String> next(StartFacts facts) {
        if (!facts.works()) {
            return List.of("./baton topics describe", "./baton models list");
        }
        return List.of(
                "./baton submit --type analysis --input README.md \"What matters in this text?\"",
                "./baton explain \"Create a React component\"",
                "./baton results --follow",
                "./baton models list");
    }
}
