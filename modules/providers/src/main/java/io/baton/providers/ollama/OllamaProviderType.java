package io.baton.providers.ollama;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.ProviderType;

/** Type {@code ollama}. */
public final class OllamaProviderType implements ProviderType {

    @Override
    public String type() {
        return "ollama";
    }

    @Override
    public ModelProvider create(ProviderSettings settings) {
        return new OllamaProvider(settings);
    }
}
