package io.baton.providers;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** Makes providers from configuration, of the types that are on the class path. */
public final class ModelProviderFactory {
    private final Map<String, ProviderType> types = new TreeMap<>();

    /** A factory of the types that {@link ServiceLoader} finds. */
    public ModelProviderFactory() {
        this(ServiceLoader.load(ProviderType.class, ModelProviderFactory.class.getClassLoader()));
    }

    ModelProviderFactory(Iterable<ProviderType> found) {
        for (ProviderType type : found) {
            ProviderType other = types.put(type.type(), type);
            if (other != null) {
                throw new IllegalStateException(
                        "provider type '%s' is there twice: %s and %s; take one off the class path"
                                .formatted(
                                        type.type(),
                                        other.getClass().getName(),
                                        type.getClass().getName()));
            }
        }
    }

    /** The types there are, sorted. */
    public Set<String> types() {
        return Collections.unmodifiableSet(types.keySet());
    }

    /**
     * Makes one provider; never a call to it.
     *
     * @throws IllegalArgumentException when its type is not known or a setting is wrong
     */
    public ModelProvider create(ProviderSettings settings) {
        ProviderType type = types.get(settings.type());
        if (type == null) {
            throw new IllegalArgumentException(
                    "provider '%s': type '%s' is not known; use one of %s"
                            .formatted(settings.id(), settings.type(), types.keySet()));
        }
        return type.create(settings);
    }

    /**
     * Makes all providers, or none.
     *
     * @throws IllegalArgumentException when one cannot be made or two have the same id
     */
    public List<ModelProvider> create(List<ProviderSettings> all) {
        List<ModelProvider> made = new ArrayList<>();
        try {
            for (ProviderSettings settings : all) {
                if (made.stream().anyMatch(other -> other.id().equals(settings.id()))) {
                    throw new IllegalArgumentException(
                            "provider '%s' is configured twice; give each its own id"
                                    .formatted(settings.id()));
                }
                made.add(create(settings));
            }
            return List.copyOf(made);
        } catch (RuntimeException wrong) {
            made.forEach(ModelProvider::close);
            throw wrong;
        }
    }
}
