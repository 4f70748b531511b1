package io.baton.providers.openai;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.testkit.Dialect;
import io.baton.testkit.HttpModelContract;

final class OpenAiCompatibleProviderContractTest extends HttpModelContract {

    @Override
    protected Dialect dialect() {
        return Dialect.OPENAI;
    }

    @Override
    protected ModelProvider provider(ProviderSettings settings) {
        return new OpenAiCompatibleProvider(settings, Flavor.OPENAI);
    }
}
