package io.baton.domain.orchestrator;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.PromptComposer;
import io.baton.domain.chain.Role;
import io.baton.domain.chain.StageBrief;
import io.baton.domain.context.ContextFit;
import io.baton.domain.context.ContextFit.Fitting;
import io.baton.domain.context.Numbers;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.planning.TokenEstimator;
import io.baton.domain.synthesis.StageWork;
import io.baton.domain.task.OutputFormat;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Asks models for stages. Invariant: no prompt is longer than its model's window less the room for
 * the answer, by an estimate that is rather too high. Answers of earlier stages are shortened for
 * that, and said to be; the task itself never is. Safe for use by many threads.
 */
public final class StageCalls {
    /** No estimator counts more tokens for a character: most prompts need no count. */
    private static final long MOST_TOKENS_A_CHARACTER = 4;

    private final PromptComposer composer;
    private final TokenEstimator estimator;
    private final ContextFit contextFit;
    private final ToDoubleFunction<ModelDescriptor> tokenFactor;

    /** Calls of models that all count tokens as they are estimated. */
    public StageCalls(PromptComposer composer, TokenEstimator estimator) {
        this(composer, estimator, _ -> 1);
    }

    /**
     * @param tokenFactor how many tokens a model counts for each that is estimated; 0 for one of
     *     which that is not known
     */
    public StageCalls(
            PromptComposer composer,
            TokenEstimator estimator,
            ToDoubleFunction<ModelDescriptor> tokenFactor) {
        this.composer = composer;
        this.estimator = estimator;
        this.tokenFactor = tokenFactor;
        this.contextFit = new ContextFit(estimator);
    }

    /**
     * What that model is asked; the same work and model always give the same prompt. Only the
     * executor is held to the task's format and schema: the other roles have forms of their own,
     * which structured output would break.
     *
     * @throws ProviderException {@code CONTEXT_EXCEEDED} with the numbers, when it cannot be made
     *     to fit
     */
    public StageCall of(StageWork work, ModelDescriptor model) {
        return of(work, model, "");
    }

    /**
     * @param notice what else the model is told about its work; empty for nothing
     */
    StageCall of(StageWork work, ModelDescriptor model, String notice) {
        StageBrief brief = brief(work);
        int window = window(model);
        int answer = answer(work, model);
        if (surelyFits(brief, notice, window - answer)) {
            return new StageCall(request(work, brief, notice, work.maxOutputTokens()), List.of());
        }
        // An answer gives up to a quarter of its room before a stage is refused.
        for (int room : new int[] {answer, answer - answer / 4}) {
            if (contextFit.fit(brief, window - room, it -> tokens(it, notice))
                    instanceof Fitting.Fits(var parts, var cuts)) {
                StageBrief fitting = brief.with(parts);
                int left = window - tokens(fitting, notice);
                int output = Math.min(work.maxOutputTokens(), left);
                List<String> notes = cuts.stream().map(cut -> note(cut, model)).toList();
                return new StageCall(request(work, fitting, notice, output), notes);
            }
        }
        throw tooLong(brief, notice, window, answer);
    }

    /** Tokens of input that one call of that model has room for; may be negative. */
    int roomForInput(StageWork work, ModelDescriptor model, String notice) {
        StageBrief small = brief(work.onPart("-", work.maxOutputTokens()));
        return window(model) - answer(work, model) - tokens(small, notice);
    }

    TokenEstimator estimator() {
        return estimator;
    }

    /** Its window in tokens of the estimate. */
    private int window(ModelDescriptor model) {
        double factor = tokenFactor.applyAsDouble(model);
        return factor > 0 ? (int) (model.contextWindow() / factor) : model.contextWindow();
    }

    private ProviderException tooLong(StageBrief brief, String notice, int window, int answer) {
        int least =
                contextFit.fit(brief, window - answer, it -> tokens(it, notice))
                                instanceof Fitting.TooLong(var tokens)
                        ? tokens
                        : 0;
        return ProviderException.of(
                ErrorCode.CONTEXT_EXCEEDED,
                "it was not called: its window of %s tokens is smaller than about %s for the prompt%s and %s for the answer"
                        .formatted(
                                Numbers.grouped(window),
                                Numbers.grouped(least),
                                brief.context().isEmpty()
                                        ? ""
                                        : " (with earlier answers as short as is of use)",
                                Numbers.grouped(answer)));
    }

    /** Tokens that its answer must have room for. */
    private static int answer(StageWork work, ModelDescriptor model) {
        int wanted = work.maxOutputTokens();
        int most = model.maxOutputTokens();
        if (wanted == 0) {
            return most > 0 ? Math.min(most, model.contextWindow() / 4) : model.contextWindow() / 4;
        }
        return most > 0 ? Math.min(wanted, most) : wanted;
    }

    private boolean surelyFits(StageBrief brief, String notice, int most) {
        Prompt prompt = prompt(brief, notice);
        long signs = (long) prompt.system().length() + prompt.userMessage().length();
        return (signs + 10) * MOST_TOKENS_A_CHARACTER <= most;
    }

    private int tokens(StageBrief brief, String notice) {
        Prompt prompt = prompt(brief, notice);
        long tokens =
                (long) estimator.estimate(prompt.system())
                        + estimator.estimate(prompt.userMessage());
        return (int) Math.min(Integer.MAX_VALUE / 2, tokens);
    }

    private Prompt prompt(StageBrief brief, String notice) {
        Prompt prompt = composer.compose(brief);
        return notice.isEmpty()
                ? prompt
                : new Prompt(
                        prompt.system() + "\n\n" + notice, prompt.instruction(), prompt.sections());
    }

    private ModelRequest request(StageWork work, StageBrief brief, String notice, int output) {
        boolean executes = work.role() == Role.EXECUTOR;
        return new ModelRequest(
                prompt(brief, notice),
                work.role(),
                work.capability(),
                output,
                executes ? work.format() : OutputFormat.TEXT,
                executes ? work.outputSchema() : null,
                work.deadline());
    }

    private static String note(ContextFit.Cut cut, ModelDescriptor model) {
        return "By an extract, %s was shortened from about %s to %s tokens to fit the window of %s, %s tokens."
                .formatted(
                        ContextFit.name(cut.role()),
                        Numbers.grouped(cut.from()),
                        Numbers.grouped(cut.to()),
                        model.id(),
                        Numbers.grouped(model.contextWindow()));
    }

    private static StageBrief brief(StageWork work) {
        return new StageBrief(
                work.role(),
                work.capability(),
                work.description(),
                work.input(),
                work.requirements(),
                work.context().stream()
                        .map(part -> new StageBrief.Part(part.role(), part.text()))
                        .toList(),
                work.format(),
                work.outputSchema(),
                work.round());
    }
}
