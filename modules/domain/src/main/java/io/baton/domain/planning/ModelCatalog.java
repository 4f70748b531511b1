package io.baton.domain.planning;

import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot of the models that can be called now.
 *
 * @param models with unique ids, in any order; kept in the order of their ids, so that whatever is
 *     decided by walking them does not depend on who was discovered first
 * @param performance how models have performed lately, by id; those that are not in it have not
 *     been called
 * @param curiosity moves scores in the ranking; never in the limits
 */
public record ModelCatalog(
        List<ModelDescriptor> models,
        Map<String, ModelPerformance> performance,
        Curiosity curiosity) {
    public ModelCatalog {
        models = models.stream().sorted(Comparator.comparing(ModelDescriptor::id)).toList();
        performance = Map.copyOf(performance);
    }

    /** Models that are ranked by what is known of them. */
    public ModelCatalog(List<ModelDescriptor> models, Map<String, ModelPerformance> performance) {
        this(models, performance, Curiosity.NONE);
    }

    /** Models of which nobody knows how they perform. */
    public ModelCatalog(List<ModelDescriptor> models) {
        this(models, Map.of());
    }

    /** The same models, ranked with that curiosity. */
    public ModelCatalog with(Curiosity other) {
        return new ModelCatalog(models, performance, other);
    }

    public Optional<ModelDescriptor> find(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** How that model has performed lately. */
    public ModelPerformance performance(String id) {
        return performance.getOrDefault(id, ModelPerformance.UNKNOWN);
    }
}
