package io.baton.domain.synthesis;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.Attempt;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.Rendering.Rendered;
import io.baton.domain.synthesis.TaskOutcome.Status;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Combines what the stages answered into one result: the newest answer that can be rendered in the
 * asked format, what became of every stage, and what a user should know about it.
 */
public final class ResultSynthesizer {
    private final OutputFormatter formatter;

    public ResultSynthesizer(OutputFormatter formatter) {
        this.formatter = formatter;
    }

    /** The result of a run that no stage fails; itself a failure when no answer can be used. */
    TaskOutcome completed(TaskRun run, Instant now) {
        String unusable = null;
        for (Outcome.Completed answer : Answer.newestFirst(run)) {
            switch (render(run.plan(), answer)) {
                case Rendered rendered -> {
                    return succeeded(run, answer, rendered, unusable, now);
                }
                case Rendering.Unusable why ->
                        unusable = unusable == null ? cause(answer, why) : unusable;
            }
        }
        ModelOrchestratorError error = unusable == null ? unanswered(run) : invalid(run, unusable);
        return ended(run, Status.FAILED, error, now);
    }

    /** Why that answer cannot be rendered in the plan's format; empty when it can. */
    Optional<String> defect(Plan plan, Outcome.Completed answer) {
        return render(plan, answer) instanceof Rendering.Unusable why
                ? Optional.of(why.message())
                : Optional.empty();
    }

    /** The answer that was published of a run that succeeded. */
    Optional<Outcome.Completed> published(TaskRun run) {
        return Answer.newestFirst(run).stream()
                .filter(answer -> defect(run.plan(), answer).isEmpty())
                .findFirst();
    }

    /** The result of a run that ended without an answer. */
    TaskOutcome ended(TaskRun run, Status status, ModelOrchestratorError error, Instant now) {
        return outcome(run, status, null, null, error, Warnings.ofPlan(run.plan()), now);
    }

    private TaskOutcome succeeded(
            TaskRun run,
            Outcome.Completed answer,
            Rendered rendered,
            @Nullable String unusable,
            Instant now) {
        List<String> warnings = new ArrayList<>(Warnings.of(run, answer));
        if (rendered.note() != null) {
            warnings.add(rendered.note());
        }
        if (unusable != null) {
            warnings.add("A later answer could not be used, so an earlier one stands: " + unusable);
        }
        return outcome(
                run, Status.SUCCEEDED, rendered.output(), rendered.language(), null, warnings, now);
    }

    private Rendering render(Plan plan, Outcome.Completed answer) {
        return formatter.render(
                answer.output(),
                plan.format(),
                plan.task().outputSchema(),
                plan.task().requirements().get("language"));
    }

    private static String cause(Outcome.Completed answer, Rendering.Unusable why) {
        return answer.truncated() ? why.message() + " It ended at its token limit." : why.message();
    }

    private static ModelOrchestratorError invalid(TaskRun run, String why) {
        String stage = Answer.stage(run.plan()).map(PlannedStage::id).orElse("");
        List<Attempt> attempts =
                Answer.stage(run.plan()).stream()
                        .flatMap(s -> run.progress(s).replies().stream())
                        .flatMap(reply -> reply.attempts().stream())
                        .toList();
        return ModelOrchestratorError.of(
                        ErrorCode.INVALID_ANSWER,
                        why + " " + ErrorCode.INVALID_ANSWER.advice(),
                        Map.of("stage", stage, "format", run.plan().format().id()))
                .withAttempts(attempts);
    }

    private static ModelOrchestratorError unanswered(TaskRun run) {
        Optional<PlannedStage> stage = Answer.stage(run.plan());
        if (stage.isEmpty()) {
            return ModelOrchestratorError.of(
                    ErrorCode.INTERNAL, "The plan has no stage that answers the task.");
        }
        Optional<StageReply> last = run.progress(stage.get()).last();
        String reason =
                last.isPresent() && last.get().outcome() instanceof Outcome.Skipped skipped
                        ? skipped.reason()
                        : "it did not run";
        return ModelOrchestratorError.of(
                ErrorCode.NO_CAPABLE_MODEL,
                "The stage that answers the task was left out: " + reason,
                Map.of("stage", stage.get().id(), "capability", stage.get().capability()));
    }

    private static TaskOutcome outcome(
            TaskRun run,
            Status status,
            @Nullable String output,
            @Nullable String language,
            @Nullable ModelOrchestratorError error,
            List<String> warnings,
            Instant now) {
        Plan plan = run.plan();
        return new TaskOutcome(
                plan.task(),
                run.revision(),
                status,
                output,
                plan.format(),
                language,
                error,
                plan.capability(),
                plan.chain(),
                Summaries.of(run),
                warnings,
                now);
    }
}
