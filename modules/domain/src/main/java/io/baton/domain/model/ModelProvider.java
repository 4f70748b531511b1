package io.baton.domain.model;

import java.util.List;

/**
 * A place that serves models, for example one Ollama server. Safe for use by many threads at once.
 */
public interface ModelProvider extends AutoCloseable {

    /** Its id, unique within a configuration. */
    String id();

    /** Its type: {@code ollama}, {@code lmstudio}, {@code openai}, {@code builtin} … */
    String type();

    /**
     * Asks the provider what it serves now, whether loaded or not. Ends within a few seconds.
     *
     * @throws ProviderException when it cannot be asked
     */
    List<ModelDescriptor> discover() throws InterruptedException;

    /** The model that one of {@link #discover()}'s descriptors stands for; never a call. */
    LlmModel model(ModelDescriptor descriptor);

    /**
     * Asks the provider to let that model go from its memory, and returns when it has. Does nothing
     * where a provider decides that alone. Calls of the model that run at the same time may fail.
     *
     * @throws ProviderException when the provider refuses or cannot be asked
     */
    default void unload(ModelDescriptor descriptor) throws InterruptedException {}

    /** Frees what the provider holds in this process; calls in flight are aborted. */
    @Override
    void close();
}
