package io.baton.cli.allinone;

import io.baton.app.RunningBaton;
import io.baton.app.worker.model.ServedModels;
import io.baton.cli.render.Columns;
import io.baton.cli.render.Figures;
import io.baton.cli.render.Style;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One screen that says what was found and what to do next. */
public final class StartScreen {
    /** Named where a capability has no model: small enough for most machines. */
    public static final String HELP = "ollama pull qwen2.5-coder:7b";

    private static final int NAMED_CAPABILITIES = 4;

    private StartScreen() {}

    /** What was found: providers, models, and capabilities that nobody serves. */
    public static String found(RunningBaton roles, Style style) {
        StringBuilder text = new StringBuilder();
        ServedModels served = roles.served().orElseThrow();
        served.looked().forEach(line -> text.append("  ").append(line).append('\n'));
        Columns models = new Columns("Model", "Good at", ">Window");
        served.descriptors().stream()
                .sorted(Comparator.comparing(ModelDescriptor::id))
                .forEach(
                        model ->
                                models.row(
                                        model.id(),
                                        capabilities(model),
                                        Integer.toString(model.contextWindow())));
        text.append('\n').append(models.render(2, style));
        List<String> missing = missing(roles);
        if (!missing.isEmpty()) {
            text.append("\n  No model for ")
                    .append(String.join(", ", missing))
                    .append(".\n  With Ollama installed this helps: ")
                    .append(style.bold(HELP))
                    .append('\n');
        }
        return text.toString();
    }

    private static List<String> missing(RunningBaton roles) {
        List<String> served = roles.served().orElseThrow().capabilities().toList();
        return roles.topology().capabilities().stream()
                .filter(capability -> !served.contains(capability))
                .toList();
    }

    private static String capabilities(ModelDescriptor model) {
        List<Map.Entry<String, CapabilityScore>> best =
                model.capabilities().entrySet().stream()
                        .sorted(
                                Comparator.comparingDouble(
                                                (Map.Entry<String, CapabilityScore> entry) ->
                                                        entry.getValue().score())
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .toList();
        String named =
                best.stream()
                        .limit(NAMED_CAPABILITIES)
                        .map(
                                entry ->
                                        entry.getKey()
                                                + " "
                                                + Figures.score(entry.getValue().score()))
                        .collect(Collectors.joining(", "));
        return best.size() > NAMED_CAPABILITIES
                ? named + " and " + (best.size() - NAMED_CAPABILITIES) + " more"
                : named;
    }
}
