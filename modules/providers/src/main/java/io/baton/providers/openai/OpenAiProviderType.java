package io.baton.providers.openai;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.ProviderType;

/** Type {@code openai}: OpenAI, or with an endpoint whoever speaks its chat completions. */
public final class OpenAiProviderType implements ProviderType {

    @Override
    public String type() {
        return "openai";
    }

    @Override
    public ModelProvider create(ProviderSettings settings) {
        return new OpenAiCompatibleProvider(settings, Flavor.OPENAI);
    }
}
