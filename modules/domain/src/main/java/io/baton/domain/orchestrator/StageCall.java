package io.baton.domain.orchestrator;

import io.baton.domain.chain.PromptComposer;
import io.baton.domain.chain.Role;
import io.baton.domain.chain.StageBrief;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.synthesis.StageWork;
import io.baton.domain.task.OutputFormat;

import java.time.Instant;

/** What a model is asked for a stage; the same for every candidate. */
public final class StageCall {
    private StageCall() {}

    /**
     * The request for that work. Only the executor is held to the task's format and schema: the
     * other roles have forms of their own, which structured output would break.
     *
     * @param deadline when the call must have ended, the work's own deadline or an earlier one
     */
    public static ModelRequest of(StageWork work, PromptComposer composer, Instant deadline) {
        boolean executes = work.role() == Role.EXECUTOR;
        return new ModelRequest(
                composer.compose(brief(work)),
                work.role(),
                work.capability(),
                work.maxOutputTokens(),
                executes ? work.format() : OutputFormat.TEXT,
                executes ? work.outputSchema() : null,
                deadline);
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
