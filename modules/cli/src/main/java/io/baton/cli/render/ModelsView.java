package io.baton.cli.render;

import io.baton.wire.avro.ModelCapability;
import io.baton.wire.avro.ModelStatus;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The models that are served: what they are good at and whether they can be called. */
public final class ModelsView {
    private ModelsView() {}

    /** One line a model and worker, ending in a line break. */
    public static String render(Collection<ModelStatus> models, Style style) {
        if (models.isEmpty()) {
            return "No worker has said that it serves a model.\n";
        }
        Columns table =
                new Columns(
                        "Model",
                        "Provider",
                        "Capabilities",
                        ">Context",
                        ">Memory",
                        "State",
                        "Worker");
        models.stream()
                .sorted(
                        Comparator.comparing(ModelStatus::getModelId)
                                .thenComparing(ModelStatus::getWorkerId))
                .forEach(
                        model ->
                                table.row(
                                        model.getModelId(),
                                        model.getProviderType(),
                                        capabilities(model),
                                        Integer.toString(model.getContextWindow()),
                                        Figures.bytes(model.getMemoryBytes()),
                                        state(model),
                                        model.getWorkerId()));
        return table.render(0, style);
    }

    /**
     * What the model is good at, best first, for example {@code analysis 0.70, extraction 0.60}.
     */
    public static String capabilities(ModelStatus model) {
        List<ModelCapability> sorted =
                model.getCapabilities().stream()
                        .sorted(
                                Comparator.comparingDouble(ModelCapability::getScore)
                                        .reversed()
                                        .thenComparing(ModelCapability::getName))
                        .toList();
        return sorted.stream()
                .map(entry -> entry.getName() + " " + Figures.score(entry.getScore()))
                .collect(Collectors.joining(", "));
    }

    private static String state(ModelStatus model) {
        if (!model.getAvailable()) {
            String reason = model.getReason();
            return reason == null ? "not available" : "not available: " + reason;
        }
        return model.getResident() ? "loaded" : "available";
    }
}
