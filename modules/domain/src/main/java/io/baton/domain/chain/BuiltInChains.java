package io.baton.domain.chain;

import io.baton.domain.task.OutputFormat;

import java.util.List;

/**
 * The chains that are there without configuration. Every call of a model costs seconds, so a stage
 * is left out where it could not pay:
 *
 * <ul>
 *   <li>condensing an input of less than {@value #WORTH_CONDENSING} tokens gives a text of the same
 *       length, so the context stage waits for more;
 *   <li>a description of less than {@value #WORTH_PLANNING} tokens ("translate this") has no steps
 *       to plan, so the default chain plans only longer ones; code is planned always, because a
 *       short wish hides many decisions;
 *   <li>three models seldom fail the same way, at three times the price: {@code panel} runs only
 *       where a task names it;
 *   <li>summarising or extracting from a condensed text loses what was to be found, so {@code
 *       digest} works on the whole input and has no context stage.
 * </ul>
 */
final class BuiltInChains {
    static final int WORTH_CONDENSING = 300;
    static final int WORTH_PLANNING = 40;

    static final List<Chain> ALL =
            List.of(
                    chain(
                            "default",
                            OutputFormat.TEXT,
                            planner().fromDescriptionTokens(WORTH_PLANNING),
                            ChainStage.mandatory("executor", Role.EXECUTOR, null, "planner"),
                            reviewer("reasoning")),
                    chain(
                            "code",
                            OutputFormat.CODE,
                            planner(),
                            ChainStage.mandatory("executor", Role.EXECUTOR, "code", "planner"),
                            reviewer("code")),
                    chain(
                            "planning",
                            OutputFormat.MARKDOWN,
                            context(),
                            ChainStage.mandatory("executor", Role.EXECUTOR, "planning", "context"),
                            reviewer("reasoning")),
                    chain(
                            "analysis",
                            OutputFormat.MARKDOWN,
                            context(),
                            ChainStage.mandatory("executor", Role.EXECUTOR, "analysis", "context"),
                            reviewer("analysis")),
                    chain(
                            "digest",
                            OutputFormat.MARKDOWN,
                            ChainStage.mandatory("executor", Role.EXECUTOR, null),
                            reviewer("analysis")),
                    chain(
                            "panel",
                            OutputFormat.TEXT,
                            ChainStage.mandatory("executor", Role.EXECUTOR, null)
                                    .by(new Parallel(3, Parallel.Gather.BEST_OF, 1))));

    private BuiltInChains() {}

    private static Chain chain(String name, OutputFormat format, ChainStage... stages) {
        return new Chain(name, List.of(stages), format);
    }

    private static ChainStage planner() {
        return ChainStage.optional("planner", Role.PLANNER, "planning");
    }

    private static ChainStage context() {
        return ChainStage.optional("context", Role.CONTEXT, "summarization")
                .fromInputTokens(WORTH_CONDENSING);
    }

    private static ChainStage reviewer(String capability) {
        return ChainStage.optional("reviewer", Role.REVIEWER, capability, "executor").revising(1);
    }
}
