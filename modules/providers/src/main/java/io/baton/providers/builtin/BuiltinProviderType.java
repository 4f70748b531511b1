package io.baton.providers.builtin;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.ProviderType;

/** Type {@code builtin}. */
public final class BuiltinProviderType implements ProviderType {

    @Override
    public String type() {
        return BuiltinProvider.TYPE;
    }

    @Override
    public ModelProvider create(ProviderSettings settings) {
        return new BuiltinProvider(settings);
    }
}
