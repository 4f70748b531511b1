package org.example.echo;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.ProviderType;

/** Type {@code echo}, found by the service loader through the file in {@code META-INF/services}. */
public final class EchoProviderType implements ProviderType {

    @Override
    public String type() {
        return "echo";
    }

    @Override
    public ModelProvider create(ProviderSettings settings) {
        if (settings.endpoint() != null) {
            throw new IllegalArgumentException(
                    "provider '%s': endpoint '%s' has no use for type echo; leave it out"
                            .formatted(settings.id(), settings.endpoint()));
        }
        return new EchoProvider(settings);
    }
}
