package io.baton.providers;

import io.baton.domain.cost.Price;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderSettings;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Joins what a provider says about its models with what was configured, which takes precedence. */
public final class ModelConfiguration {
    /** Tag of models whose prompts stay on this machine. */
    public static final String LOCAL_ONLY = "local-only";

    /** Types of provider that charge nobody for a token. */
    private static final Set<String> ONES_OWN =
            Set.of("builtin", "gguf", "llamacpp", "lmstudio", "ollama", "vllm");

    private final ProviderSettings settings;

    public ModelConfiguration(ProviderSettings settings) {
        this.settings = settings;
    }

    /** What was configured about the model of that name, null when nothing was. */
    public @Nullable ModelSettings settings(String modelName) {
        return settings.models().stream()
                .filter(model -> model.modelName().equals(modelName))
                .findFirst()
                .orElse(null);
    }

    /**
     * Whether the model is to be served: all are when discovery is on, else the configured ones.
     */
    public boolean serves(String modelName) {
        return settings.discover() || settings(modelName) != null;
    }

    /** The window configured for the model; 0 when none is. */
    public int contextWindow(String modelName) {
        ModelSettings model = settings(modelName);
        return model == null || model.contextWindow() == null ? 0 : model.contextWindow();
    }

    /** Describes a model that was found. */
    public ModelDescriptor describe(FoundModel found) {
        ModelSettings model = settings(found.name());
        Set<String> tags = new HashSet<>();
        if (found.local()) {
            tags.add(LOCAL_ONLY);
        }
        String id = settings.id() + "/" + found.name();
        long memory = found.memoryBytes();
        int maxTokens = found.maxOutputTokens();
        Map<String, CapabilityScore> scores = ModelFamilies.scores(found);
        if (model != null) {
            id = model.id();
            tags.addAll(model.tags());
            memory = model.memoryBytes() == null ? memory : model.memoryBytes();
            maxTokens = smaller(maxTokens, model.maxTokens());
            scores = model.capabilities().isEmpty() ? scores : configured(model);
        }
        return new ModelDescriptor(
                id,
                settings.id(),
                settings.type(),
                found.name(),
                found.version(),
                scores,
                found.contextWindow(),
                Math.min(maxTokens, found.contextWindow()),
                memory,
                found.resident(),
                true,
                tags,
                price(found.name()));
    }

    /** What the model costs: as configured, nothing on servers of one's own, else not known. */
    public @Nullable Price price(String modelName) {
        ModelSettings model = settings(modelName);
        if (model != null && model.price() != null) {
            return model.price();
        }
        return ONES_OWN.contains(settings.type()) ? Price.FREE : null;
    }

    private static int smaller(int found, @Nullable Integer configured) {
        if (configured == null || found == 0) {
            return configured == null ? found : configured;
        }
        return Math.min(found, configured);
    }

    private static Map<String, CapabilityScore> configured(ModelSettings model) {
        Map<String, CapabilityScore> scores = new HashMap<>();
        model.capabilities()
                .forEach(
                        (capability, score) ->
                                scores.put(capability, CapabilityScore.configured(score)));
        return scores;
    }

    /** Whether the address is one of this machine; names are not looked up but for localhost. */
    public static boolean onThisMachine(URI endpoint) {
        String host = endpoint.getHost();
        if (host == null) {
            return false;
        }
        if (host.toLowerCase(Locale.ROOT).equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }
}
