package io.baton.app.worker;

import io.baton.domain.chain.PromptComposer;
import io.baton.domain.chain.Role;
import io.baton.domain.chain.StageBrief;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.synthesis.StageWork;
import io.baton.domain.task.OutputFormat;

/** Puts a stage's work into a request for a model. */
final class StagePrompts {
    private final PromptComposer composer = new PromptComposer();

    ModelRequest request(StageWork work) {
        boolean answers = work.role() == Role.EXECUTOR;
        StageBrief brief =
                new StageBrief(
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
        // Only the executor's answer is the task's: the other roles answer Baton, in text.
        return new ModelRequest(
                composer.compose(brief),
                work.role(),
                work.capability(),
                work.maxOutputTokens(),
                answers ? work.format() : OutputFormat.TEXT,
                answers ? work.outputSchema() : null,
                work.deadline());
    }
}
