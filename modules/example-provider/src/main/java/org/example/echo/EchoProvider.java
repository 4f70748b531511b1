package org.example.echo;

import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.FoundModel;
import io.baton.providers.FoundModel.Told;
import io.baton.providers.ModelConfiguration;

import java.util.List;

/** Serves one model, which runs in this process and needs nothing. */
final class EchoProvider implements ModelProvider {
    static final String MODEL = "parrot";

    private static final int DEFAULT_CONTEXT = 4096;

    private final ProviderSettings settings;
    private final ModelConfiguration configuration;
    private volatile boolean closed;

    EchoProvider(ProviderSettings settings) {
        this.settings = settings;
        this.configuration = new ModelConfiguration(settings);
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public String type() {
        return settings.type();
    }

    /** Describes what it serves; the configuration decides whether and under which id. */
    @Override
    public List<ModelDescriptor> discover() {
        if (!configuration.serves(MODEL)) {
            return List.of();
        }
        int configured = configuration.contextWindow(MODEL);
        FoundModel parrot =
                new FoundModel(
                        MODEL,
                        null,
                        configured > 0 ? configured : DEFAULT_CONTEXT,
                        0,
                        0,
                        true,
                        0,
                        Told.NO,
                        true);
        return List.of(configuration.describe(parrot));
    }

    @Override
    public LlmModel model(ModelDescriptor descriptor) {
        return new EchoModel(descriptor, settings.callTimeout(), () -> closed);
    }

    @Override
    public void close() {
        closed = true;
    }
}
