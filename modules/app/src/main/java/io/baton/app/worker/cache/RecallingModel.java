package io.baton.app.worker.cache;

import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ModelSettings;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * A model that is only called for what it has not answered before. Whoever stands behind it
 * (permits, circuit, figures) sees nothing of a call that was answered from memory.
 */
public final class RecallingModel implements LlmModel {
    private final LlmModel model;
    private final @Nullable ModelSettings settings;
    private final AnswerCache cache;

    RecallingModel(LlmModel model, @Nullable ModelSettings settings, AnswerCache cache) {
        this.model = model;
        this.settings = settings;
        this.cache = cache;
    }

    @Override
    public ModelDescriptor descriptor() {
        return model.descriptor();
    }

    @Override
    public boolean answersWithoutCall(ModelRequest request) {
        return cache.find(key(request)).isPresent();
    }

    @Override
    public ModelAnswer generate(ModelRequest request) throws InterruptedException {
        String key = key(request);
        Optional<ModelAnswer> earlier = cache.find(key);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        ModelAnswer answer = model.generate(request);
        cache.keep(key, descriptor().id(), request, answer);
        return answer;
    }

    private String key(ModelRequest request) {
        return AnswerKey.of(descriptor(), settings, request);
    }
}
