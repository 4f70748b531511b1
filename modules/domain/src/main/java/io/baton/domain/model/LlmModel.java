package io.baton.domain.model;

/**
 * A model that can be called: the one interface a new kind of model has to implement.
 *
 * <p>Implementations are safe for use by many threads at once. {@code LlmModelContract} in the test
 * kit is the executable form of these obligations, {@code HttpModelContract} what it means over
 * HTTP.
 */
public interface LlmModel {

    /** What is known about the model; cheap, never a call to the provider. */
    ModelDescriptor descriptor();

    /**
     * Whether it would answer that request without a call, from what it answered before; such an
     * answer costs nothing. Cheap.
     */
    default boolean answersWithoutCall(ModelRequest request) {
        return false;
    }

    /**
     * Calls the model and waits for its whole answer.
     *
     * <p>The call ends by {@link ModelRequest#deadline()} even when the provider stalls in the
     * middle of a body, and fails with {@code PROVIDER_TIMEOUT}; with {@code DEADLINE_EXCEEDED},
     * and without a call, when the deadline had passed before. An interrupt aborts it at the
     * provider within a second, the provider's end does so with {@code PROVIDER_UNAVAILABLE}. A
     * prompt that does not fit the model's context fails with {@code CONTEXT_EXCEEDED}, naming that
     * context's tokens: nothing is ever cut. A prompt without a word is {@code PROVIDER_REJECTED}.
     * An answer by another model than the asked one, an empty one and a broken one fail with {@code
     * INVALID_ANSWER} or {@code MODEL_NOT_FOUND}, never pass as success.
     *
     * @throws ProviderException when there is no answer, for whatever reason but an interrupt
     * @throws InterruptedException when the calling thread was interrupted; the call is aborted
     */
    ModelAnswer generate(ModelRequest request) throws InterruptedException;
}
