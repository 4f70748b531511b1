package io.baton.cli.render;

import io.baton.wire.avro.ModelCapability;
import io.baton.wire.avro.ModelPrice;
import io.baton.wire.avro.ModelStatus;
import io.baton.wire.avro.PerformanceReport;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                        ">Price",
                        ">Typical",
                        ">Tokens/s",
                        ">Failed",
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
                                        withSources(model),
                                        Integer.toString(model.getContextWindow()),
                                        Figures.bytes(model.getMemoryBytes()),
                                        price(model.getPrice()),
                                        typical(model.getPerformance()),
                                        tokensPerSecond(model.getPerformance()),
                                        failed(model.getPerformance()),
                                        state(model),
                                        model.getWorkerId()));
        return table.render(0, style);
    }

    /**
     * What the model is good at, best first, for example {@code analysis 0.70, extraction 0.60}.
     */
    public static String capabilities(ModelStatus model) {
        return sorted(model)
                .map(entry -> entry.getName() + " " + Figures.score(entry.getScore()))
                .collect(Collectors.joining(", "));
    }

    /** The same with where the scores come from: once when all have one source, else at each. */
    private static String withSources(ModelStatus model) {
        List<String> sources =
                model.getCapabilities().stream()
                        .map(ModelCapability::getSource)
                        .distinct()
                        .toList();
        if (sources.size() <= 1) {
            return capabilities(model)
                    + sources.stream().map(ModelsView::from).collect(Collectors.joining());
        }
        return sorted(model)
                .map(
                        entry ->
                                entry.getName()
                                        + " "
                                        + Figures.score(entry.getScore())
                                        + from(entry.getSource()))
                .collect(Collectors.joining(", "));
    }

    private static String from(String source) {
        return source.isEmpty() ? "" : " (" + source + ")";
    }

    private static Stream<ModelCapability> sorted(ModelStatus model) {
        return model.getCapabilities().stream()
                .sorted(
                        Comparator.comparingDouble(ModelCapability::getScore)
                                .reversed()
                                .thenComparing(ModelCapability::getName));
    }

    /** Of a million tokens, prompt and answer, for example {@code 0.15 + 0.6}. */
    private static String price(@Nullable ModelPrice price) {
        if (price == null) {
            return "unknown";
        }
        return price.getInputPerMillion() == 0 && price.getOutputPerMillion() == 0
                ? "free"
                : Figures.cost(price.getInputPerMillion())
                        + " + "
                        + Figures.cost(price.getOutputPerMillion());
    }

    private static String typical(@Nullable PerformanceReport seen) {
        return seen == null || seen.getTypicalMillis() == 0
                ? ""
                : Figures.duration(Duration.ofMillis(seen.getTypicalMillis()));
    }

    private static String tokensPerSecond(@Nullable PerformanceReport seen) {
        return seen == null || seen.getTokensPerSecond() == 0
                ? ""
                : Long.toString(Math.round(seen.getTokensPerSecond()));
    }

    private static String failed(@Nullable PerformanceReport seen) {
        return seen == null ? "" : Math.round(seen.getErrorRate() * 100) + " %";
    }

    private static String state(ModelStatus model) {
        if (!model.getAvailable()) {
            String reason = model.getReason();
            return reason == null ? "not available" : "not available: " + reason;
        }
        PerformanceReport seen = model.getPerformance();
        if (seen != null && !seen.getCircuit().equals("closed")) {
            return seen.getCircuit().equals("open")
                    ? "left alone: its last calls failed"
                    : "being tried again";
        }
        return model.getResident() ? "loaded" : "available";
    }
}
