package io.baton.domain.synthesis;

import io.baton.domain.learning.Feedback;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.Effect.Kind;
import io.baton.domain.synthesis.Effect.Progress;
import io.baton.domain.synthesis.Effect.Reason;
import io.baton.domain.synthesis.TaskState.Active;
import io.baton.domain.synthesis.TaskState.AwaitingPlan;
import io.baton.domain.synthesis.TaskState.Cancelled;
import io.baton.domain.synthesis.TaskState.Failed;
import io.baton.domain.synthesis.TaskState.Succeeded;

import java.util.Optional;

/**
 * What a user's word about an answer does: it teaches about the model that gave the answer. The
 * last word about a task stands instead of those before.
 */
final class Rating {
    private final ResultSynthesizer synthesizer;

    Rating(ResultSynthesizer synthesizer) {
        this.synthesizer = synthesizer;
    }

    Transition given(TaskState state, Feedback feedback) {
        return switch (state) {
            case AwaitingPlan _, Active _ ->
                    Transition.ignored(state, Reason.FEEDBACK_BEFORE_ANSWER);
            case Failed _, Cancelled _ -> Transition.ignored(state, Reason.FEEDBACK_WITHOUT_ANSWER);
            case Succeeded succeeded -> given(succeeded, feedback);
        };
    }

    private Transition given(Succeeded state, Feedback feedback) {
        Feedback earlier = state.feedback();
        if (earlier != null && earlier.score() == feedback.score()) {
            return Transition.ignored(state, Reason.DUPLICATE_FEEDBACK);
        }
        TaskRun run = state.run();
        Optional<PlannedStage> stage = Answer.stage(run.plan());
        Optional<Outcome.Completed> answer = synthesizer.published(run);
        if (stage.isEmpty() || answer.isEmpty()) {
            return Transition.ignored(state, Reason.FEEDBACK_WITHOUT_ANSWER);
        }
        return Transition.to(
                new Succeeded(run, state.endedAt(), feedback),
                Progress.ofTask(
                        Kind.FEEDBACK_TAKEN,
                        run.revision(),
                        "score %s about %s at %s%s"
                                .formatted(
                                        feedback.score(),
                                        answer.get().model(),
                                        stage.get().capability(),
                                        earlier == null ? "" : " instead of " + earlier.score())),
                new Effect.Learn(Lessons.rated(stage.get(), answer.get(), feedback, earlier)));
    }
}
