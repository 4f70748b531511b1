package io.baton.providers.anthropic;

import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.FoundModel;
import io.baton.providers.ModelConfiguration;
import io.baton.providers.ModelFamilies;
import io.baton.providers.http.Endpoint;
import io.baton.providers.http.HttpCalls;
import io.baton.providers.http.HttpModel;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Anthropic's models, or those of a gateway that speaks its Messages API.
 *
 * <p>Configured models are served even when they are not listed, as gateways list none. The window
 * of a model is the smaller of what the list says and what is configured; where neither says
 * anything it is {@value AnthropicListing#WELL_KNOWN_CONTEXT} tokens, which every Claude has.
 */
public final class AnthropicProvider implements ModelProvider {
    private static final Duration DISCOVERY = Duration.ofSeconds(5);
    private static final String OFFICIAL = "https://api.anthropic.com";

    /** The version of the API, which Anthropic keeps stable; it is not that of a model. */
    private static final String VERSION = "2023-06-01";

    private final ProviderSettings settings;
    private final ModelConfiguration configuration;
    private final HttpCalls calls;
    private final AnthropicListing listing;
    private final boolean local;

    /**
     * A provider; nothing is called yet. The endpoint may end with {@code /v1} or not.
     *
     * @throws IllegalArgumentException when a setting is missing or wrong
     */
    public AnthropicProvider(ProviderSettings settings) {
        URI endpoint = Endpoint.of(settings, OFFICIAL);
        if (settings.endpoint() == null) {
            Endpoint.requireKey(settings, "ANTHROPIC_API_KEY");
        }
        this.settings = settings;
        this.configuration = new ModelConfiguration(settings);
        URI root = URI.create(endpoint.toString().replaceFirst("/v1$", ""));
        this.calls = new HttpCalls(settings, root, headers(settings));
        this.listing = new AnthropicListing(calls);
        this.local = ModelConfiguration.onThisMachine(endpoint);
    }

    private static Map<String, String> headers(ProviderSettings settings) {
        Map<String, String> headers = new HashMap<>();
        headers.put("anthropic-version", VERSION);
        if (settings.apiKey() != null) {
            headers.put("x-api-key", settings.apiKey());
        }
        return headers;
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
        Map<String, ListedModel> listed = listing.models(Instant.now().plus(DISCOVERY));
        Map<String, ListedModel> served = new LinkedHashMap<>();
        for (ModelSettings model : settings.models()) {
            served.put(
                    model.modelName(), listed.getOrDefault(model.modelName(), ListedModel.UNKNOWN));
        }
        listed.forEach(
                (name, model) -> {
                    if (settings.discover() && ModelFamilies.generative(name)) {
                        served.put(name, model);
                    }
                });
        List<ModelDescriptor> models = new ArrayList<>();
        served.forEach((name, model) -> models.add(configuration.describe(found(name, model))));
        return List.copyOf(models);
    }

    private FoundModel found(String name, ListedModel model) {
        int context = model.context() > 0 ? model.context() : AnthropicListing.WELL_KNOWN_CONTEXT;
        int configured = configuration.contextWindow(name);
        if (configured > 0) {
            context = model.context() > 0 ? Math.min(context, configured) : configured;
        }
        return new FoundModel(
                name, null, context, model.maxOutput(), 0, true, 0, model.vision(), local);
    }

    @Override
    public LlmModel model(ModelDescriptor descriptor) {
        return new HttpModel(
                descriptor,
                configuration.settings(descriptor.modelName()),
                settings.callTimeout(),
                calls,
                new Messages());
    }

    @Override
    public void close() {
        calls.close();
    }
}
