package io.baton.providers.openai;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.ProviderType;

/** Type {@code llamacpp}: llama.cpp's server, by default on this machine at port 8080. */
public final class LlamaCppProviderType implements ProviderType {

    @Override
    public String type() {
        return "llamacpp";
    }

    @Override
    public ModelProvider create(ProviderSettings settings) {
        return new OpenAiCompatibleProvider(settings, Flavor.LLAMACPP);
    }
}
