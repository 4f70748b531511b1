package io.baton.providers.anthropic;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.testkit.Dialect;
import io.baton.testkit.HttpModelContract;

final class AnthropicProviderContractTest extends HttpModelContract {

    @Override
    protected Dialect dialect() {
        return Dialect.ANTHROPIC;
    }

    @Override
    protected ModelProvider provider(ProviderSettings settings) {
        return new AnthropicProvider(settings);
    }
}
