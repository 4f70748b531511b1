package io.baton.domain.planning;

import io.baton.domain.model.ModelDescriptor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot of the models that can be called now.
 *
 * @param models with unique ids, in any order; kept in the order of their ids, so that whatever is
 *     decided by walking them does not depend on who was discovered first
 */
public record ModelCatalog(List<ModelDescriptor> models) {
    public ModelCatalog {
        models = models.stream().sorted(Comparator.comparing(ModelDescriptor::id)).toList();
    }

    public Optional<ModelDescriptor> find(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }
}
