package io.baton.providers.lmstudio;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.testkit.Dialect;
import io.baton.testkit.HttpModelContract;

final class LmStudioProviderContractTest extends HttpModelContract {

    @Override
    protected Dialect dialect() {
        return Dialect.LMSTUDIO;
    }

    @Override
    protected ModelProvider provider(ProviderSettings settings) {
        return new LmStudioProvider(settings);
    }
}
