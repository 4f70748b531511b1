package io.baton.app.config;

import io.baton.domain.cost.Price;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderSettings;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins {@code baton.providers} and {@code baton.models} into one {@link ProviderSettings} a
 * provider: a model goes to the provider it names, else to the one with its type and endpoint, else
 * to one that is made for it.
 */
public final class ConfiguredProviders {
    private ConfiguredProviders() {}

    /**
     * @throws InvalidSettingException when an id is used twice or a model names a provider that
     *     there is not
     */
    public static List<ProviderSettings> of(List<ProviderEntry> entries, List<ModelEntry> models) {
        Map<String, ProviderEntry> providers = new LinkedHashMap<>();
        for (ProviderEntry entry : entries) {
            if (providers.putIfAbsent(entry.id(), entry) != null) {
                throw new InvalidSettingException(
                        "baton.providers has the id '%s' twice; give each its own"
                                .formatted(entry.id()));
            }
        }
        Map<String, List<ModelSettings>> byProvider = new LinkedHashMap<>();
        Map<String, ModelEntry> seen = new LinkedHashMap<>();
        for (ModelEntry model : models) {
            if (seen.putIfAbsent(model.id(), model) != null) {
                throw new InvalidSettingException(
                        "baton.models has the id '%s' twice; give each its own"
                                .formatted(model.id()));
            }
            ProviderEntry provider = providerOf(model, providers);
            providers.putIfAbsent(provider.id(), provider);
            byProvider.computeIfAbsent(provider.id(), id -> new ArrayList<>()).add(settings(model));
        }
        return providers.values().stream()
                .map(entry -> settings(entry, byProvider.getOrDefault(entry.id(), List.of())))
                .toList();
    }

    private static ProviderEntry providerOf(
            ModelEntry model, Map<String, ProviderEntry> providers) {
        String named = model.provider();
        if (named != null) {
            ProviderEntry provider = providers.get(named);
            if (provider == null) {
                throw new InvalidSettingException(
                        "baton.models[%s].provider is '%s', but baton.providers has only %s"
                                .formatted(model.id(), named, providers.keySet()));
            }
            return provider;
        }
        return providers.values().stream()
                .filter(entry -> entry.type().equalsIgnoreCase(model.type()))
                .filter(
                        entry ->
                                model.endpoint() == null
                                        || model.endpoint().equals(entry.endpoint()))
                .findFirst()
                .orElseGet(() -> forOneModel(model, providers));
    }

    private static ProviderEntry forOneModel(
            ModelEntry model, Map<String, ProviderEntry> providers) {
        URI endpoint = model.endpoint();
        String id = model.type();
        if (providers.containsKey(id) && endpoint != null) {
            id = model.type() + "-" + endpoint.getAuthority();
        }
        return new ProviderEntry(
                id, model.type(), endpoint, null, false, 1, Duration.ofMinutes(5), null);
    }

    private static ProviderSettings settings(ProviderEntry entry, List<ModelSettings> models) {
        return new ProviderSettings(
                entry.id(),
                entry.type(),
                entry.endpoint(),
                entry.apiKey(),
                entry.discover(),
                entry.maxConcurrency(),
                entry.callTimeout(),
                models);
    }

    private static ModelSettings settings(ModelEntry model) {
        return new ModelSettings(
                model.id(),
                model.name(),
                model.modelName(),
                model.contextWindow(),
                model.temperature(),
                model.topP(),
                model.maxTokens(),
                model.capabilities(),
                bytes(model.memory()),
                model.tags(),
                price(model));
    }

    private static @Nullable Price price(ModelEntry model) {
        PriceEntry entry = model.price();
        return entry == null ? null : entry.price("baton.models[" + model.id() + "].price");
    }

    private static @Nullable Long bytes(@Nullable DataSize size) {
        return size == null ? null : size.toBytes();
    }
}
