package io.baton.providers.gguf;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelRequest;
import io.baton.testkit.LlmModelContract;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** The contract of every model, kept by real tokens out of real weights. */
final class GgufContractTest extends LlmModelContract {
    @TempDir static Path folder;

    @Override
    protected ModelProvider provider(Duration callTimeout) {
        Path file = TinyGguf.write(folder.resolve("tiny.gguf"));
        return new GgufProvider(Requests.settings(file, callTimeout));
    }

    /** It goes on until its window is full, which takes seconds. */
    @Override
    protected ModelRequest lengthyRequest() {
        return Requests.request("z".repeat(1500));
    }

    /** The work is done on another thread, so calls are stopped wherever they are. */
    @Override
    protected boolean busy() {
        return true;
    }
}
