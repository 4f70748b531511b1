package io.baton.testkit;

import java.util.List;

/** Chat completions in OpenAI's shapes, with a server's own words for what goes wrong. */
abstract class OpenAiShaped implements ChatBodies {
    private final OpenAiBodies openAi;

    OpenAiShaped(boolean usageInStream) {
        openAi = new OpenAiBodies(usageInStream);
    }

    @Override
    public final String streamType() {
        return openAi.streamType();
    }

    @Override
    public final String whole(FakeAnswer answer) {
        return openAi.whole(answer);
    }

    @Override
    public final List<String> stream(FakeAnswer answer) {
        return openAi.stream(answer);
    }

    @Override
    public Reply error(int status, String model) {
        return openAi.error(status, model);
    }
}
