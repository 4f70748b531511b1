package io.baton.providers.ollama;

import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.FoundModel;
import io.baton.providers.ModelConfiguration;
import io.baton.providers.http.Endpoint;
import io.baton.providers.http.HttpCalls;
import io.baton.providers.http.HttpModel;
import io.baton.providers.http.Json;
import io.baton.providers.http.Reply;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The models of one Ollama server.
 *
 * <p>The effective context of a model is, in this order and never more than the model can have: the
 * configured window; the one it is loaded with; {@value #DEFAULT_CONTEXT} tokens. Every call sends
 * just that as {@code num_ctx}.
 */
public final class OllamaProvider implements ModelProvider {
    /**
     * Context of a model that is not loaded and has no configured one: room without much memory.
     */
    static final int DEFAULT_CONTEXT = 8192;

    private static final Duration DISCOVERY = Duration.ofSeconds(5);
    private static final Duration UNLOADING = Duration.ofSeconds(30);

    private final ProviderSettings settings;
    private final ModelConfiguration configuration;
    private final HttpCalls calls;
    private final OllamaInventory inventory;
    private final boolean onThisMachine;

    /**
     * A provider; nothing is called yet.
     *
     * @throws IllegalArgumentException when a setting is wrong
     */
    public OllamaProvider(ProviderSettings settings) {
        URI base = Endpoint.of(settings, "http://127.0.0.1:11434");
        this.settings = settings;
        this.configuration = new ModelConfiguration(settings);
        this.calls = new HttpCalls(settings, base);
        this.inventory = new OllamaInventory(calls);
        this.onThisMachine = ModelConfiguration.onThisMachine(base);
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
            if (model.chats() && configuration.serves(model.name())) {
                models.add(configuration.describe(found(model)));
            }
        }
        return List.copyOf(models);
    }

    private FoundModel found(InstalledModel model) {
        return new FoundModel(
                model.name(),
                model.digest(),
                effectiveContext(model),
                0,
                model.memoryBytes(),
                model.resident(),
                model.parameters(),
                model.vision(),
                onThisMachine && !model.remote());
    }

    private int effectiveContext(InstalledModel model) {
        int wanted = configuration.contextWindow(model.name());
        if (wanted == 0) {
            wanted = model.loadedContext() > 0 ? model.loadedContext() : DEFAULT_CONTEXT;
        }
        return model.maxContext() > 0 ? Math.min(wanted, model.maxContext()) : wanted;
    }

    @Override
    public LlmModel model(ModelDescriptor descriptor) {
        return new HttpModel(
                descriptor,
                configuration.settings(descriptor.modelName()),
                settings.callTimeout(),
                calls,
                new OllamaChat());
    }

    /** A request without a prompt that keeps the model for no time. */
    @Override
    public void unload(ModelDescriptor descriptor) throws InterruptedException {
        String name = descriptor.modelName();
        String body = Json.object().put("model", name).put("keep_alive", 0).toString();
        Reply reply = calls.post("/api/generate", body, name, Instant.now().plus(UNLOADING));
        if (!reply.ok()) {
            throw calls.failures().ofReply(reply, name, null);
        }
    }

    @Override
    public void close() {
        calls.close();
    }
}
