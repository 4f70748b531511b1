package io.baton.providers.builtin;

import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderSettings;
import io.baton.domain.planning.SentenceEmbedder;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Serves one model that needs no server, no network and no download: {@code builtin/extractive}.
 *
 * <p>Its scores are low on purpose, so that any language model goes before it.
 */
public final class BuiltinProvider implements ModelProvider {
    /** The type by which it is configured. */
    public static final String TYPE = "builtin";

    /** Tokens; time stays bounded, since of a longer text only a shortlist is embedded. */
    private static final int CONTEXT_WINDOW = 200_000;

    private static final long MEMORY_BYTES = 200_000_000;

    private final ProviderSettings settings;
    private final SentenceEmbedder embedder;
    private final InstantSource clock;

    /** With the process's shared embedder, which loads nothing before the first call. */
    public BuiltinProvider(ProviderSettings settings) {
        this(settings, MiniLmEmbedder.shared(), InstantSource.system());
    }

    BuiltinProvider(ProviderSettings settings, SentenceEmbedder embedder, InstantSource clock) {
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
        Map<String, CapabilityScore> capabilities =
                new HashMap<>(
                        Map.of(
                                BuiltinModel.SUMMARIZATION, metadata(0.35),
                                BuiltinModel.EXTRACTION, metadata(0.4),
                                BuiltinModel.ANALYSIS, metadata(0.35)));
        for (ModelSettings model : settings.models()) {
            model.capabilities()
                    .forEach(
                            (name, score) ->
                                    capabilities.computeIfPresent(
                                            name, (_, _) -> CapabilityScore.configured(score)));
        }
        return List.of(
                new ModelDescriptor(
                        BuiltinModel.ID,
                        settings.id(),
                        TYPE,
                        BuiltinModel.ID,
                        capabilities,
                        CONTEXT_WINDOW,
                        0,
                        MEMORY_BYTES,
                        embedder instanceof MiniLmEmbedder model && model.isLoaded(),
                        false,
                        Set.of("local-only")));
    }

    @Override
    public LlmModel model(ModelDescriptor descriptor) {
        return new BuiltinModel(descriptor, embedder, clock);
    }

    @Override
    public void close() {
        // The embedder is the process's: others may use it.
    }

    private static CapabilityScore metadata(double score) {
        return new CapabilityScore(score, 0.8, 0, "metadata");
    }
}
