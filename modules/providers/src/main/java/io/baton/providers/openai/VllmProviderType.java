package io.baton.providers.openai;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.ProviderType;

/** Type {@code vllm}: vLLM, by default on this machine at port 8000. */
public final class VllmProviderType implements ProviderType {

    @Override
    public String type() {
        return "vllm";
    }

    @Override
    public ModelProvider create(ProviderSettings settings) {
        return new OpenAiCompatibleProvider(settings, Flavor.VLLM);
    }
}
