package io.baton.app.worker.model;

import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.ProviderSettings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The models this worker serves: what its providers said when they were last asked. A provider that
 * cannot be asked keeps its models, marked as not available, so that work for them waits or falls
 * back instead of being refused.
 */
public final class ServedModels implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServedModels.class);

    private final List<Served> providers = new ArrayList<>();
    private volatile Map<String, ServedModel> models = Map.of();
    private volatile Map<String, String> unavailable = Map.of();

    /**
     * @param open makes a provider of its settings
     */
    public ServedModels(
            List<ProviderSettings> settings, Function<ProviderSettings, ModelProvider> open) {
        for (ProviderSettings each : settings) {
            providers.add(new Served(open.apply(each), new Semaphore(each.maxConcurrency(), true)));
        }
    }

    /** Asks every provider what it serves now. */
    public synchronized void refresh() throws InterruptedException {
        Map<String, ServedModel> found = new LinkedHashMap<>();
        Map<String, String> silent = new LinkedHashMap<>();
        for (Served served : providers) {
            ModelProvider provider = served.provider();
            try {
                for (ModelDescriptor model : provider.discover()) {
                    found.put(model.id(), new ServedModel(provider.model(model), served.permits()));
                }
            } catch (ProviderException e) {
                keep(provider, e, found, silent);
            }
        }
        report(silent);
        models = Map.copyOf(found);
        unavailable = Map.copyOf(silent);
    }

    private void keep(
            ModelProvider provider,
            ProviderException cause,
            Map<String, ServedModel> found,
            Map<String, String> silent) {
        silent.put(provider.id(), String.valueOf(cause.getMessage()));
        models.values().stream()
                .filter(model -> model.descriptor().provider().equals(provider.id()))
                .forEach(model -> found.put(model.descriptor().id(), model));
    }

    private void report(Map<String, String> silent) {
        silent.forEach(
                (provider, reason) -> {
                    if (!unavailable.containsKey(provider)) {
                        LOG.atWarn()
                                .addKeyValue("provider", provider)
                                .addKeyValue("reason", reason)
                                .log("A provider cannot be asked for its models");
                    }
                });
    }

    /** The model of that id, when this worker serves it. */
    public Optional<ServedModel> find(String id) {
        return Optional.ofNullable(models.get(id));
    }

    /** Every model this worker serves. */
    public Collection<ModelDescriptor> descriptors() {
        return models.values().stream().map(ServedModel::descriptor).toList();
    }

    /** What any of these models is good at. */
    public Stream<String> capabilities() {
        return descriptors().stream()
                .flatMap(model -> model.capabilities().keySet().stream())
                .distinct()
                .sorted();
    }

    /** Why that provider's models cannot be called now; empty when they can. */
    public Optional<String> unavailable(String provider) {
        return Optional.ofNullable(unavailable.get(provider));
    }

    /** Each provider and what keeps it from answering; for the start-up screen. */
    public List<ProviderState> providers() {
        return providers.stream()
                .map(
                        served ->
                                new ProviderState(
                                        served.provider().id(),
                                        served.provider().type(),
                                        unavailable(served.provider().id())))
                .toList();
    }

    @Override
    public void close() {
        providers.forEach(served -> served.provider().close());
    }

    /** A provider and why it cannot be asked, if so. */
    public record ProviderState(String id, String type, Optional<String> trouble) {}

    private record Served(ModelProvider provider, Semaphore permits) {}
}
