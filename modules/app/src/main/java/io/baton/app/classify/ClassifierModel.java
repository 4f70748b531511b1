package io.baton.app.classify;

import io.baton.app.provider.ProviderSource;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.ProviderSettings;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the model that is asked among all providers of this process, and keeps it. */
final class ClassifierModel implements AutoCloseable {
    private final ProviderSource source;
    private final String id;
    private final Map<String, ModelProvider> open = new HashMap<>();
    private @Nullable LlmModel found;

    ClassifierModel(ProviderSource source, String id) {
        this.source = source;
        this.id = id;
    }

    String id() {
        return id;
    }

    /**
     * The model.
     *
     * @throws NoOpinionException when there is none of that id, or it writes nothing
     */
    synchronized LlmModel get() throws InterruptedException {
        LlmModel known = found;
        if (known != null) {
            return known;
        }
        LlmModel model =
                search().orElseThrow(
                                () ->
                                        new NoOpinionException(
                                                "baton.classifier.model is '%s', which no provider of this process serves; `baton models list` shows what is served."
                                                        .formatted(id)));
        if (!model.descriptor().generative()) {
            throw new NoOpinionException(
                    "baton.classifier.model is '%s', which is no language model; name one that is."
                            .formatted(id));
        }
        found = model;
        return model;
    }

    /** Looks for it again next time: it may have moved, or have another window. */
    synchronized void forget() {
        found = null;
    }

    private Optional<LlmModel> search() throws InterruptedException {
        // The provider whose name the id begins with, or that has it configured, is asked first.
        List<ProviderSettings> likeliestFirst =
                source.current().stream().sorted(Comparator.comparing(this::isUnlikely)).toList();
        for (ProviderSettings settings : likeliestFirst) {
            Optional<LlmModel> model = at(settings);
            if (model.isPresent()) {
                return model;
            }
        }
        return Optional.empty();
    }

    private boolean isUnlikely(ProviderSettings settings) {
        return !id.startsWith(settings.id() + "/")
                && settings.models().stream().noneMatch(model -> model.id().equals(id));
    }

    private Optional<LlmModel> at(ProviderSettings settings) throws InterruptedException {
        ModelProvider provider = open.computeIfAbsent(settings.id(), key -> source.open(settings));
        try {
            for (ModelDescriptor model : provider.discover()) {
                if (model.id().equals(id)) {
                    return Optional.of(provider.model(model));
                }
            }
            return Optional.empty();
        } catch (ProviderException e) {
            if (isUnlikely(settings)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        open.values().forEach(ModelProvider::close);
        open.clear();
        found = null;
    }
}
