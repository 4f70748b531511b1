package io.baton.providers;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;

/**
 * A kind of provider, found by {@link java.util.ServiceLoader}: a jar that names an implementation
 * in {@code META-INF/services/io.baton.providers.ProviderType} adds its own.
 */
public interface ProviderType {

    /** Name of the type in configuration, lower case, unique. */
    String type();

    /**
     * Makes a provider; never a call to it.
     *
     * @throws IllegalArgumentException when a setting is missing or wrong, naming the setting, its
     *     value (but never a secret) and the fix
     */
    ModelProvider create(ProviderSettings settings);
}
