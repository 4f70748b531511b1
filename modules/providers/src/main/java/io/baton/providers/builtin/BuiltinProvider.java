package io.baton.providers.builtin;

import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderSettings;
import io.baton.domain.planning.SentenceEmbedder;
import io.baton.providers.ModelConfiguration;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Serves one model that needs no server, no network and no download: {@code builtin/extractive}.
 *
 * <p>Its scores are low on purpose, so that any language model goes before it. Configured are its
 * scores, memory, tags and a smaller context window; what steers a language model (temperature,
 * topP) has nothing to steer here.
 */
public final class BuiltinProvider implements ModelProvider {
    /** The type by which it is configured. */
    public static final String TYPE = "builtin";

    /** Tokens; time stays bounded, since of a longer text only a shortlist is embedded. */
    static final int CONTEXT_WINDOW = 200_000;

    private static final long MEMORY_BYTES = 200_000_000;

    private static final Map<String, CapabilityScore> SCORES =
            Map.of(
                    BuiltinModel.SUMMARIZATION, metadata(0.35),
                    BuiltinModel.EXTRACTION, metadata(0.4),
                    BuiltinModel.ANALYSIS, metadata(0.35));

    private final ProviderSettings settings;
    private final SentenceEmbedder embedder;
    private final InstantSource clock;
    private volatile boolean closed;

    /**
     * With the process's shared embedder, which loads nothing before the first call.
     *
     * @throws IllegalArgumentException when a setting is wrong
     */
    public BuiltinProvider(ProviderSettings settings) {
        this(settings, MiniLmEmbedder.shared(), InstantSource.system());
    }

    BuiltinProvider(ProviderSettings settings, SentenceEmbedder embedder, InstantSource clock) {
        settings.models().forEach(model -> check(settings.id(), model));
        this.settings = settings;
        this.embedder = embedder;
        this.clock = clock;
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<ModelDescriptor> discover() {
        ModelConfiguration configuration = new ModelConfiguration(settings);
        ModelSettings model = configuration.settings(BuiltinModel.NAME);
        if (model == null && !settings.discover()) {
            return List.of();
        }
        String id = settings.id() + "/extractive";
        Map<String, CapabilityScore> scores = new HashMap<>(SCORES);
        Set<String> tags = new HashSet<>(Set.of(ModelConfiguration.LOCAL_ONLY));
        int window = CONTEXT_WINDOW;
        long memory = MEMORY_BYTES;
        if (model != null) {
            id = model.id();
            tags.addAll(model.tags());
            window = model.contextWindow() == null ? window : model.contextWindow();
            memory = model.memoryBytes() == null ? memory : model.memoryBytes();
            model.capabilities()
                    .forEach((name, score) -> scores.put(name, CapabilityScore.configured(score)));
        }
        return List.of(
                new ModelDescriptor(
                        id,
                        settings.id(),
                        TYPE,
                        BuiltinModel.NAME,
                        null,
                        scores,
                        window,
                        0,
                        memory,
                        embedder instanceof MiniLmEmbedder miniLm && miniLm.isLoaded(),
                        false,
                        tags,
                        configuration.price(BuiltinModel.NAME)));
    }

    @Override
    public LlmModel model(ModelDescriptor descriptor) {
        return new BuiltinModel(descriptor, embedder, clock, settings.callTimeout(), () -> closed);
    }

    /** Ends its calls and refuses new ones; the embedder is the process's, others may use it. */
    @Override
    public void close() {
        closed = true;
    }

    private static void check(String provider, ModelSettings model) {
        if (!model.modelName().equals(BuiltinModel.NAME)) {
            throw new IllegalArgumentException(
                    "provider '%s': modelName '%s' is not known; the only model is '%s'"
                            .formatted(provider, model.modelName(), BuiltinModel.NAME));
        }
        Integer window = model.contextWindow();
        if (window != null && window > CONTEXT_WINDOW) {
            throw new IllegalArgumentException(
                    "provider '%s': contextWindow %d of '%s' is too large; it takes at most %d"
                            .formatted(provider, window, model.modelName(), CONTEXT_WINDOW));
        }
        for (String capability : model.capabilities().keySet()) {
            if (!SCORES.containsKey(capability)) {
                throw new IllegalArgumentException(
                        "provider '%s': '%s' cannot have the capability '%s'; it has only %s"
                                .formatted(
                                        provider,
                                        model.modelName(),
                                        capability,
                                        new TreeSet<>(SCORES.keySet())));
            }
        }
    }

    private static CapabilityScore metadata(double score) {
        return new CapabilityScore(score, 0.8, 0, "metadata");
    }
}
