package io.baton.providers.openai;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The models of OpenAI or of a server that speaks its API: vLLM, llama.cpp's server, gateways. What
 * a server tells is read whatever its flavor; the flavor says where it usually is, and in which
 * words it is asked.
 *
 * <p>Configured models are served even when the server does not list them, as some list none. The
 * effective context is the smaller of what the server says and what is configured; where neither
 * says anything it is that of the well-known names, else {@value OpenAiListing#DEFAULT_CONTEXT}.
 */
public final class OpenAiCompatibleProvider implements ModelProvider {
    private static final Duration DISCOVERY = Duration.ofSeconds(5);
    private static final String VERSION = "/v1";

    private final ProviderSettings settings;
    private final ModelConfiguration configuration;
    private final HttpCalls calls;
    private final OpenAiListing listing;
    private final ChatCompletions dialect;
    private final boolean local;

    /**
     * A provider; nothing is called yet. An endpoint without a path stands for its {@code /v1}.
     *
     * @throws IllegalArgumentException when a setting is missing or wrong
     */
    public OpenAiCompatibleProvider(ProviderSettings settings, Flavor flavor) {
        URI endpoint = Endpoint.of(settings, flavor.address());
        if (settings.endpoint() == null && flavor == Flavor.OPENAI) {
            Endpoint.requireKey(settings, "OPENAI_API_KEY");
        }
        String text = endpoint.toString();
        boolean versioned = text.endsWith(VERSION);
        String root = versioned ? text.substring(0, text.length() - VERSION.length()) : text;
        boolean bare = endpoint.getPath() == null || endpoint.getPath().isEmpty();
        String prefix = versioned || bare ? VERSION : "";
        this.settings = settings;
        this.configuration = new ModelConfiguration(settings);
        this.calls = new HttpCalls(settings, URI.create(root));
        this.listing = new OpenAiListing(calls, prefix);
        this.dialect = new ChatCompletions(prefix + "/chat/completions", flavor);
        this.local = ModelConfiguration.onThisMachine(endpoint);
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
        Map<String, ListedModel> served = new LinkedHashMap<>();
        Map<String, ListedModel> listed = listing.models(Instant.now().plus(DISCOVERY));
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
        int listedContext = model.context();
        int configured = configuration.contextWindow(name);
        int context =
                configured > 0 && listedContext > 0
                        ? Math.min(configured, listedContext)
                        : Math.max(configured, listedContext);
        return new FoundModel(
                name,
                null,
                context > 0 ? context : OpenAiListing.wellKnownContext(name),
                0,
                model.memoryBytes(),
                model.resident(),
                model.parameters(),
                model.vision(),
                local);
    }

    @Override
    public LlmModel model(ModelDescriptor descriptor) {
        return new HttpModel(
                descriptor,
                configuration.settings(descriptor.modelName()),
                settings.callTimeout(),
                calls,
                dialect);
    }

    @Override
    public void close() {
        calls.close();
    }
}
