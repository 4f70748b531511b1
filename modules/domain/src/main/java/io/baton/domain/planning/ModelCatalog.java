package io.baton.domain.planning;

import io.baton.domain.model.ModelDescriptor;

import java.util.List;
import java.util.Optional;

/** A snapshot of the models that can be called now; ids are unique. */
public record ModelCatalog(List<ModelDescriptor> models) {
    public ModelCatalog {
        models = List.copyOf(models);
    }

    public Optional<ModelDescriptor> find(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }
}
