package io.baton.providers.lmstudio;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.ProviderType;

/** Type {@code lmstudio}. */
public final class LmStudioProviderType implements ProviderType {

    @Override
    public String type() {
        return "lmstudio";
    }

    @Override
    public ModelProvider create(ProviderSettings settings) {
        return new LmStudioProvider(settings);
    }
}
