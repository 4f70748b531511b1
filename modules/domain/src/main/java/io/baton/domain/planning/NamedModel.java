package io.baton.domain.planning;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.error.Spelling;
import io.baton.domain.model.ModelDescriptor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the model that a task's sender named. */
final class NamedModel {
    private static final int SUGGESTIONS = 3;

    private NamedModel() {}

    /**
     * The ids of the models that name stands for: the one with that id, else all with that provider
     * name, for the same model may be served at several places. Empty when there is none.
     */
    static Set<String> ids(String name, ModelCatalog catalog) {
        if (catalog.find(name).isPresent()) {
            return Set.of(name);
        }
        return catalog.models().stream()
                .filter(model -> model.modelName().equalsIgnoreCase(name))
                .map(ModelDescriptor::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    static ModelOrchestratorError notFound(String name, ModelCatalog catalog) {
        List<String> known =
                catalog.models().stream()
                        .flatMap(model -> Stream.of(model.id(), model.modelName()))
                        .distinct()
                        .toList();
        List<String> near = Spelling.nearest(name, known, SUGGESTIONS);
        String fix;
        if (!near.isEmpty()) {
            fix = "Nearest are: " + String.join(", ", near) + ".";
        } else if (known.isEmpty()) {
            fix = "No model is served at all: start a model server or configure a provider.";
        } else {
            fix = "`baton models list` shows what is served.";
        }
        return ModelOrchestratorError.of(
                ErrorCode.MODEL_NOT_FOUND,
                "The task names the model " + name + ", which is not served. " + fix,
                Map.of("field", "constraints.model", "value", name, "fix", fix));
    }
}
