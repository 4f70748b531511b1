package io.baton.providers.anthropic;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.ProviderType;

/** Type {@code anthropic}: Anthropic, and gateways that speak its Messages API. */
public final class AnthropicProviderType implements ProviderType {

    @Override
    public String type() {
        return "anthropic";
    }

    @Override
    public ModelProvider create(ProviderSettings settings) {
        return new AnthropicProvider(settings);
    }
}
