package io.baton.domain.orchestrator;

import io.baton.domain.cost.Price;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.Usage;

import org.jspecify.annotations.Nullable;

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
    private final Usage usage;
    private final List<ModelRequest> requests = Collections.synchronizedList(new ArrayList<>());

    ScriptedModel(String id, double score, Script script) {
        this(described(id, score, 100_000), script, new Usage(5, 7));
    }

    ScriptedModel(String id, double score, int window, Script script) {
        this(described(id, score, window), script, new Usage(5, 7));
    }

    private ScriptedModel(ModelDescriptor descriptor, Script script, Usage usage) {
        this.descriptor = descriptor;
        this.script = script;
        this.usage = usage;
    }

    /** The same model at that price, not asked yet. */
    ScriptedModel at(@Nullable Price price) {
        return new ScriptedModel(descriptor.at(price), script, usage);
    }

    /** The same model with a provider that counts so many tokens, not asked yet. */
    ScriptedModel counting(Usage other) {
        return new ScriptedModel(descriptor, script, other);
    }

    private static ModelDescriptor described(String id, double score, int window) {
        CapabilityScore all = CapabilityScore.configured(score);
        return new ModelDescriptor(
                id,
                "p",
                "ollama",
                id,
                null,
                Map.of("general", all, "planning", all, "reasoning", all, "summarization", all),
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
        return new ModelAnswer(script.answer(request), descriptor.modelName(), usage, false);
    }
}
