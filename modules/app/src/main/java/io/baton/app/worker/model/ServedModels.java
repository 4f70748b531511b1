package io.baton.app.worker.model;

import io.baton.app.provider.ProviderSource;
import io.baton.app.worker.health.ModelHealth;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.ModelConfiguration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The models this worker serves: what its providers said when they were last asked. A provider that
 * cannot be asked keeps its models, marked as not available, so that work for them waits or falls
 * back instead of being refused.
 */
public final class ServedModels implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServedModels.class);

    private final ProviderSource source;
    private final String machine;
    private final Map<String, Served> providers = new ConcurrentHashMap<>();
    private final InstantSource clock = InstantSource.system();
    private final ModelHealth health = new ModelHealth(clock);
    private final Set<String> tooLarge = ConcurrentHashMap.newKeySet();
    private volatile Map<String, ServedModel> models = Map.of();
    private volatile Map<String, String> unavailable = Map.of();

    /** Models that no other worker hears of. */
    public ServedModels(ProviderSource source) {
        this(source, "");
    }

    /**
     * @param machine name of this machine, by which addresses that are its own differ from others'
     */
    public ServedModels(ProviderSource source, String machine) {
        this.source = source;
        this.machine = machine;
    }

    /** Asks every provider what it serves now; providers that have turned up are asked, too. */
    public synchronized void refresh() throws InterruptedException {
        for (ProviderSettings each : source.current()) {
            providers.computeIfAbsent(each.id(), id -> open(each));
        }
        Map<String, ServedModel> found = new LinkedHashMap<>();
        Map<String, String> silent = new LinkedHashMap<>();
        for (Served served : providers.values()) {
            ModelProvider provider = served.provider();
            try {
                long askedAt = System.nanoTime();
                List<ModelDescriptor> there = provider.discover();
                served.guard().report(there, askedAt);
                for (ModelDescriptor model : there) {
                    if (served.guard().admits(model)) {
                        found.put(model.id(), serve(provider.model(model), served));
                    } else {
                        tellTooLarge(model);
                    }
                }
                if (unavailable.containsKey(provider.id())) {
                    health.answersAgain(provider.id());
                }
            } catch (ProviderException e) {
                keep(provider, e, found, silent);
            }
        }
        report(silent);
        models = Map.copyOf(found);
        unavailable = Map.copyOf(silent);
    }

    private ServedModel serve(LlmModel model, Served served) {
        ModelSettings configured = served.configuration().settings(model.descriptor().modelName());
        return new ServedModel(model, configured, served.guard(), health, source.scores());
    }

    private Served open(ProviderSettings settings) {
        ModelProvider provider = source.open(settings);
        MemoryBudget memory = source.memory(settings.id()).map(MemoryBudget::new).orElse(null);
        return new Served(
                provider,
                new ModelConfiguration(settings),
                new ProviderGuard(provider, settings.maxConcurrency(), memory, clock),
                EndpointId.of(settings, machine).orElse(null));
    }

    private void tellTooLarge(ModelDescriptor model) {
        if (tooLarge.add(model.id())) {
            LOG.atWarn()
                    .addKeyValue("model", model.id())
                    .addKeyValue("bytes", model.memoryBytes())
                    .log("A model is larger than its provider's memory and is not served");
        }
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
    public Optional<LlmModel> find(String id) {
        return Optional.ofNullable(models.get(id));
    }

    /** What was configured about that model; empty when nothing was or it is not served. */
    public Optional<ModelSettings> configured(String id) {
        ServedModel model = models.get(id);
        return model == null ? Optional.empty() : model.configured();
    }

    /** Which models may be called now. */
    public ModelHealth health() {
        return health;
    }

    /** How that model has performed lately here. */
    public ModelPerformance performance(String id) {
        ServedModel model = models.get(id);
        return model == null ? ModelPerformance.UNKNOWN : model.performance();
    }

    /** Every model this worker serves. */
    public Collection<ModelDescriptor> descriptors() {
        return models.values().stream().map(LlmModel::descriptor).toList();
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

    /** Names the place where that provider is reached; empty when no other worker can reach it. */
    Optional<String> endpointId(String provider) {
        return Optional.ofNullable(providers.get(provider)).map(Served::endpointId);
    }

    /** The models that are reached at that place. */
    Collection<ModelDescriptor> reachedAt(String endpointId) {
        return descriptors().stream()
                .filter(
                        model ->
                                endpointId(model.provider()).filter(endpointId::equals).isPresent())
                .toList();
    }

    /** Where model servers were looked for, and what was found, a sentence each. */
    public List<String> looked() {
        return source.looked();
    }

    /** Each provider and what keeps it from answering; for the start-up screen. */
    public List<ProviderState> providers() {
        return providers.values().stream()
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
        providers.values().forEach(served -> served.provider().close());
    }

    /** A provider and why it cannot be asked, if so. */
    public record ProviderState(String id, String type, Optional<String> trouble) {}

    private record Served(
            ModelProvider provider,
            ModelConfiguration configuration,
            ProviderGuard guard,
            @Nullable String endpointId) {}
}
