package io.baton.providers.gguf;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.FoundModel;
import io.baton.providers.FoundModel.Told;
import io.baton.providers.ModelConfiguration;
import io.baton.providers.ModelFamilies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The models of a GGUF file or of a folder of them. Nothing is loaded before a model is called.
 *
 * <p>The window of a model is, in this order and never more than it was trained with: the
 * configured one; {@value #DEFAULT_CONTEXT} tokens.
 */
final class GgufProvider implements ModelProvider {
    /** Room without much memory. */
    static final int DEFAULT_CONTEXT = 8192;

    private final ProviderSettings settings;
    private final ModelConfiguration configuration;
    private final GgufShelf shelf;
    private final Map<String, LlamaRunner> runners = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * A provider; no file is read yet.
     *
     * @throws IllegalArgumentException when the endpoint is no place of files
     */
    GgufProvider(ProviderSettings settings) {
        this.settings = settings;
        this.configuration = new ModelConfiguration(settings);
        this.shelf = new GgufShelf(settings.id(), settings.endpoint());
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
    public List<ModelDescriptor> discover() {
        List<ModelDescriptor> models = new ArrayList<>();
        for (GgufFile file : shelf.files()) {
            if (configuration.serves(file.name()) && ModelFamilies.generative(file.name())) {
                models.add(configuration.describe(found(file)));
            }
        }
        return List.copyOf(models);
    }

    private FoundModel found(GgufFile file) {
        int window = window(file);
        LlamaRunner runner = runners.get(file.name());
        return new FoundModel(
                file.name(),
                null,
                window,
                0,
                file.memoryBytes(window),
                runner != null && runner.loaded(),
                0,
                Told.NO,
                true);
    }

    private int window(GgufFile file) {
        int configured = configuration.contextWindow(file.name());
        int wanted = configured > 0 ? configured : DEFAULT_CONTEXT;
        return file.trainedContext() > 0 ? Math.min(wanted, file.trainedContext()) : wanted;
    }

    @Override
    public LlmModel model(ModelDescriptor descriptor) {
        String name = descriptor.modelName();
        Refusals refusals = new Refusals(settings.id(), name);
        GgufFile file =
                shelf.files().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        refusals.of(
                                                ErrorCode.MODEL_NOT_FOUND,
                                                "is not there: no file of that name in " + shelf));
        LlamaRunner runner =
                runners.computeIfAbsent(
                        name,
                        absent -> new LlamaRunner(file, descriptor.contextWindow(), refusals));
        if (closed) {
            runner.close();
        }
        return new GgufModel(
                descriptor,
                configuration.settings(name),
                settings.callTimeout(),
                ChatTemplate.of(file.chatTemplate()),
                runner,
                refusals);
    }

    @Override
    public void close() {
        closed = true;
        runners.values().forEach(LlamaRunner::close);
    }
}
