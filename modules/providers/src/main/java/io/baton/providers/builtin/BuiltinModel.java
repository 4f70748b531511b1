package io.baton.providers.builtin;

import io.baton.domain.chain.Prompt;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.Usage;
import io.baton.domain.planning.SentenceEmbedder;
import io.baton.domain.task.OutputFormat;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Extractive text work as a model: it picks sentences and phrases of the text it is given and
 * writes none of its own.
 *
 * <p>It condenses (context), extracts (executor) and reviews coverage (reviewer). Everything else
 * it rejects.
 */
final class BuiltinModel implements LlmModel {
    static final String NAME = "builtin/extractive";
    static final String SUMMARIZATION = "summarization";
    static final String EXTRACTION = "extraction";
    static final String ANALYSIS = "analysis";

    private static final Set<String> CAPABILITIES = Set.of(SUMMARIZATION, EXTRACTION, ANALYSIS);

    /** Words of a description from which it is taken for the text itself. */
    private static final int TEXT_WORDS = 40;

    private static final double WORDS_PER_TOKEN = 0.6;

    private final ModelDescriptor descriptor;
    private final SentenceEmbedder embedder;
    private final InstantSource clock;
    private final Duration callTimeout;
    private final BooleanSupplier closed;
    private final String name;
    private final JsonMapper json = new JsonMapper();

    /**
     * A model.
     *
     * @param callTimeout longest single call
     * @param closed whether its provider is closed
     */
    BuiltinModel(
            ModelDescriptor descriptor,
            SentenceEmbedder embedder,
            InstantSource clock,
            Duration callTimeout,
            BooleanSupplier closed) {
        this.descriptor = descriptor;
        this.embedder = embedder;
        this.clock = clock;
        this.callTimeout = callTimeout;
        this.closed = closed;
        this.name = "model %s of provider %s".formatted(NAME, descriptor.provider());
    }

    @Override
    public ModelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public ModelAnswer generate(ModelRequest request) throws InterruptedException {
        CallGuard guard = guard(request.deadline());
        guard.check();
        if (!CAPABILITIES.contains(request.capability())) {
            throw rejected("capability " + request.capability());
        }
        checkFits(request.prompt());
        if (embedder instanceof MiniLmEmbedder miniLm) {
            guard.await(miniLm.load());
        }
        String text =
                switch (request.role()) {
                    case CONTEXT -> context(request, guard);
                    case EXECUTOR -> answer(request, guard);
                    case REVIEWER -> review(request, guard);
                    case PLANNER, JUDGE -> throw rejected("role " + request.role().id());
                };
        // It counts no tokens: it has none.
        return new ModelAnswer(text, NAME, Usage.UNKNOWN, false);
    }

    private CallGuard guard(Instant deadline) {
        Instant now = clock.instant();
        if (!now.isBefore(deadline)) {
            throw ProviderException.of(
                    ErrorCode.DEADLINE_EXCEEDED,
                    name + " was not called: the deadline of the call had passed");
        }
        Instant limit = now.plus(callTimeout);
        return new CallGuard(name, clock, deadline.isBefore(limit) ? deadline : limit, closed);
    }

    private String context(ModelRequest request, CallGuard guard) throws InterruptedException {
        Material material = material(request.prompt());
        return new Extractor(embedder)
                .context(material.document(), material.task(), words(request), guard)
                .context();
    }

    private String answer(ModelRequest request, CallGuard guard) throws InterruptedException {
        if (request.outputSchema() != null) {
            throw rejected("an answer by a JSON schema");
        }
        Prompt prompt = request.prompt();
        Material material = material(prompt);
        Extract extract =
                new Extractor(embedder)
                        .answer(
                                material.document(),
                                request.capability(),
                                material.task(),
                                prompt.section(Prompt.ANSWER).orElse(null),
                                prompt.section(Prompt.REVIEW).orElse(null),
                                words(request),
                                guard);
        return request.format() == OutputFormat.JSON ? extract.json(json) : extract.markdown();
    }

    private String review(ModelRequest request, CallGuard guard) throws InterruptedException {
        String answer = request.prompt().section(Prompt.ANSWER).orElse("");
        if (answer.isBlank()) {
            throw rejected("a review without a section \"" + Prompt.ANSWER + "\"");
        }
        EmbeddedText document =
                EmbeddedText.of(material(request.prompt()).document(), embedder, guard);
        return new CoverageReview(embedder).review(document, answer, guard).render();
    }

    private record Material(String document, String task) {}

    private Material material(Prompt prompt) {
        // Only an executor has the description as its instruction: others find it among the rest.
        String task = prompt.section(Prompt.TASK).orElse(prompt.instruction());
        String document =
                prompt.section(Prompt.INPUT)
                        .filter(text -> !text.isBlank())
                        .or(() -> prompt.section(Prompt.CONTEXT))
                        .orElse("");
        Material material =
                document.isBlank() && Words.count(task) >= TEXT_WORDS
                        ? new Material(task, "")
                        : new Material(document, task);
        if (SentenceSplitter.split(material.document()).isEmpty()) {
            throw ProviderException.of(
                    ErrorCode.PROVIDER_REJECTED,
                    name + " has no text to work on: send the text as the task's input");
        }
        return material;
    }

    private void checkFits(Prompt prompt) {
        long tokens =
                prompt.sections().stream().mapToLong(section -> tokens(section.text())).sum()
                        + tokens(prompt.instruction());
        if (tokens > descriptor.contextWindow()) {
            throw ProviderException.of(
                    ErrorCode.CONTEXT_EXCEEDED,
                    "%s was not called: the prompt has about %d tokens, it takes at most %d"
                            .formatted(name, tokens, descriptor.contextWindow()));
        }
    }

    private static long tokens(String text) {
        long ascii = text.chars().filter(c -> c < 128).count();
        return ascii / 4 + (text.length() - ascii);
    }

    private static int words(ModelRequest request) {
        return request.maxOutputTokens() == 0
                ? Integer.MAX_VALUE
                : Math.max(1, (int) (request.maxOutputTokens() * WORDS_PER_TOKEN));
    }

    private ProviderException rejected(String what) {
        return ProviderException.of(
                ErrorCode.PROVIDER_REJECTED,
                name
                        + " cannot serve "
                        + what
                        + ": it is no language model and does "
                        + "summarization, extraction and analysis of a text in the roles"
                        + " context, executor and reviewer");
    }
}
