package io.baton.providers.gguf;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.ProviderType;

/** Type {@code gguf}: files in this process; its endpoint is a file or a folder of them. */
public final class GgufProviderType implements ProviderType {

    @Override
    public String type() {
        return "gguf";
    }

    @Override
    public ModelProvider create(ProviderSettings settings) {
        return new GgufProvider(settings);
    }
}
