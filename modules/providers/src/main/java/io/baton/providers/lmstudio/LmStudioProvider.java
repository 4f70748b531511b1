package io.baton.providers.lmstudio;

import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.FoundModel;
import io.baton.providers.ModelConfiguration;
import io.baton.providers.http.Endpoint;
import io.baton.providers.http.HttpCalls;
import io.baton.providers.http.HttpModel;
import io.baton.providers.openai.ChatCompletions;
import io.baton.providers.openai.Flavor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The models of one LM Studio server.
 *
 * <p>The effective context of a loaded model is the one it is loaded with, which calls cannot
 * change; a smaller configured window is respected. A model that is not loaded will be loaded by
 * the first call with LM Studio's own setting, of which nothing is known: the configured window, or
 * {@value #DEFAULT_CONTEXT} tokens, LM Studio's default.
 */
public final class LmStudioProvider implements ModelProvider {
    static final int DEFAULT_CONTEXT = 4096;

    /** What a loaded model takes beyond its files: cache of the context, buffers. */
    private static final double MEMORY_PER_FILE_BYTE = 1.2;

    private static final Duration DISCOVERY = Duration.ofSeconds(5);

    private final ProviderSettings settings;
    private final ModelConfiguration configuration;
    private final HttpCalls calls;
    private final LmStudioInventory inventory;
    private final boolean local;

    /**
     * A provider; nothing is called yet. An endpoint that ends in {@code /v1} is taken without it.
     *
     * @throws IllegalArgumentException when a setting is wrong
     */
    public LmStudioProvider(ProviderSettings settings) {
        URI endpoint = Endpoint.of(settings, "http://127.0.0.1:1234");
        URI base = URI.create(endpoint.toString().replaceFirst("/v1$", ""));
        this.settings = settings;
        this.configuration = new ModelConfiguration(settings);
        this.calls = new HttpCalls(settings, base);
        this.inventory = new LmStudioInventory(calls);
        this.local = ModelConfiguration.onThisMachine(base);
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public String type() {
        return settings.type();
    }

    @Override
    public List<ModelDescriptor> discover() throws InterruptedException {
        List<ModelDescriptor> models = new ArrayList<>();
        for (InstalledModel model : inventory.list(Instant.now().plus(DISCOVERY))) {
            if (configuration.serves(model.key())) {
                models.add(configuration.describe(found(model)));
            }
        }
        return List.copyOf(models);
    }

    private FoundModel found(InstalledModel model) {
        return new FoundModel(
                model.key(),
                null,
                effectiveContext(model),
                0,
                Math.round(model.sizeBytes() * MEMORY_PER_FILE_BYTE),
                model.resident(),
                model.parameters(),
                model.vision(),
                local);
    }

    private int effectiveContext(InstalledModel model) {
        int configured = configuration.contextWindow(model.key());
        int limit = model.loadedContext() > 0 ? model.loadedContext() : model.maxContext();
        int wanted = configured;
        if (wanted == 0) {
            wanted = model.loadedContext() > 0 ? model.loadedContext() : DEFAULT_CONTEXT;
        }
        return limit > 0 ? Math.min(wanted, limit) : wanted;
    }

    @Override
    public LlmModel model(ModelDescriptor descriptor) {
        return new HttpModel(
                descriptor,
                configuration.settings(descriptor.modelName()),
                settings.callTimeout(),
                calls,
                new ChatCompletions("/v1/chat/completions", Flavor.LMSTUDIO));
    }

    @Override
    public void close() {
        calls.close();
    }
}
