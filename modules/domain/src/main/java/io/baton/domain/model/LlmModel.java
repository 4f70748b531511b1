package io.baton.domain.model;

/**
 * A model that can be called: the one interface a new kind of model has to implement.
 *
 * <p>Implementations are safe for use by many threads at once. {@code LlmModelContract} in the test
 * kit is the executable form of these obligations.
 */
public interface LlmModel {

    /** What is known about the model; cheap, never a call to the provider. */
    ModelDescriptor descriptor();

    /**
     * Calls the model and waits for its whole answer.
     *
     * <p>The call ends by {@link ModelRequest#deadline()} even when the provider stalls in the
     * middle of a body. An interrupt aborts it at the provider within a second. A prompt that does
     * not fit the model's context fails with {@code CONTEXT_EXCEEDED}: nothing is ever cut. An
     * answer by another model than the asked one, an empty one and a broken one fail with {@code
     * INVALID_ANSWER} or {@code MODEL_NOT_FOUND}, never pass as success.
     *
     * @throws ProviderException when there is no answer, for whatever reason but an interrupt
     * @throws InterruptedException when the calling thread was interrupted; the call is aborted
     */
    ModelAnswer generate(ModelRequest request) throws InterruptedException;
}
