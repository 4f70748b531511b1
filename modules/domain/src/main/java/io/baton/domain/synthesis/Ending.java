package io.baton.domain.synthesis;

import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.Effect.Kind;
import io.baton.domain.synthesis.Effect.Progress;
import io.baton.domain.synthesis.Effect.Publish;
import io.baton.domain.synthesis.TaskOutcome.Status;
import io.baton.domain.synthesis.TaskState.Cancellation;
import io.baton.domain.synthesis.TaskState.Cancelled;
import io.baton.domain.synthesis.TaskState.Failed;
import io.baton.domain.synthesis.TaskState.Succeeded;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The ways in which a task ends. Invariant: every run goes through exactly one of them, and what is
 * published for it is published here.
 *
 * <p>A later revision is opened by a replay after a failure was published. It is published only
 * when it ends in success: that it failed is on record already.
 */
final class Ending {
    private final ResultSynthesizer synthesizer;

    Ending(ResultSynthesizer synthesizer) {
        this.synthesizer = synthesizer;
    }

    /** How answers are rendered, which decides whether one can be used. */
    ResultSynthesizer synthesizer() {
        return synthesizer;
    }

    /**
     * No further stage will run: the answer is the result, if there is one that can be rendered.
     */
    Transition completed(TaskRun run, Instant now) {
        TaskOutcome outcome = synthesizer.completed(run, now);
        return outcome.error() == null
                ? Transition.to(
                        new Succeeded(run, now, null),
                        Progress.ofTask(Kind.SUCCEEDED, run.revision(), null),
                        new Publish(outcome))
                : failed(run, outcome.error(), now);
    }

    Transition failed(TaskRun run, ModelOrchestratorError error, Instant now) {
        TaskOutcome outcome = synthesizer.ended(run, Status.FAILED, error, now);
        return unanswered(new Failed(run, error, now), outcome, Kind.FAILED, error);
    }

    Transition cancelled(TaskRun run, Cancellation cancellation, Instant now) {
        ModelOrchestratorError error = cancellation.asError();
        TaskOutcome outcome = synthesizer.ended(run, Status.CANCELLED, error, now);
        return unanswered(new Cancelled(run, cancellation, now), outcome, Kind.CANCELLED, error);
    }

    private static Transition unanswered(
            TaskState state, TaskOutcome outcome, Kind kind, ModelOrchestratorError error) {
        Progress progress =
                Progress.ofTask(kind, outcome.revision(), error.code() + ": " + error.message());
        return outcome.revision() == 1
                ? Transition.to(state, progress, new Publish(outcome))
                : Transition.to(state, progress);
    }

    /** A stage's error as the task's: it names the stage. */
    static ModelOrchestratorError ofStage(PlannedStage stage, ModelOrchestratorError error) {
        Map<String, String> details = new HashMap<>(error.details());
        details.put("stage", stage.id());
        details.put("role", stage.role().id());
        details.put("capability", stage.capability());
        return new ModelOrchestratorError(error.code(), error.message(), details, error.attempts());
    }
}
