package io.baton.domain.orchestrator;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.Usage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A model of this process that answers as a test says, and remembers what it was asked. */
final class ScriptedModel implements LlmModel {
    private final ModelDescriptor descriptor;
    private final Script script;
    private final List<ModelRequest> requests = Collections.synchronizedList(new ArrayList<>());

    ScriptedModel(String id, double score, Script script) {
        this(id, score, 100_000, script);
    }

    ScriptedModel(String id, double score, int window, Script script) {
        this.script = script;
        CapabilityScore all = CapabilityScore.configured(score);
        this.descriptor =
                new ModelDescriptor(
                        id,
                        "p",
                        "ollama",
                        id,
                        null,
                        Map.of(
                                "general",
                                all,
                                "planning",
                                all,
                                "reasoning",
                                all,
                                "summarization",
                                all),
                        window,
                        0,
                        1_000,
                        true,
                        true,
                        Set.of());
    }

    /** What it answers to a request; may throw. */
    @FunctionalInterface
    interface Script {
        String answer(ModelRequest request) throws InterruptedException;

        /** Fails each time. */
        static Script failing(ErrorCode code) {
            return request -> {
                throw ProviderException.of(code, "no");
            };
        }

        /** Never answers; tells when it was called and when the call was aborted. */
        static Script hanging(CountDownLatch called, CountDownLatch aborted) {
            return request -> {
                called.countDown();
                try {
                    new CountDownLatch(1).await();
                    return "never";
                } catch (InterruptedException e) {
                    aborted.countDown();
                    throw e;
                }
            };
        }
    }

    List<ModelRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public ModelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public ModelAnswer generate(ModelRequest request) throws InterruptedException {
        requests.add(request);
        return new ModelAnswer(
                script.answer(request), descriptor.modelName(), new Usage(5, 7), false);
    }
}
