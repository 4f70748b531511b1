package io.baton.providers.ollama;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.testkit.Dialect;
import io.baton.testkit.HttpModelContract;

final class OllamaProviderContractTest extends HttpModelContract {

    @Override
    protected Dialect dialect() {
        return Dialect.OLLAMA;
    }

    @Override
    protected ModelProvider provider(ProviderSettings settings) {
        return new OllamaProvider(settings);
    }
}
