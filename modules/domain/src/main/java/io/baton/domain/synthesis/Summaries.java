package io.baton.domain.synthesis;

import io.baton.domain.chain.ReviewVerdict;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.Outcome.Completed;
import io.baton.domain.synthesis.Outcome.Failed;
import io.baton.domain.synthesis.Outcome.Skipped;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of each stage, for a result. */
final class Summaries {
    private Summaries() {}

    /** One for each stage, in plan order. */
    static List<StageSummary> of(TaskRun run) {
        return run.plan().stages().stream().map(stage -> of(run, stage)).toList();
    }

    private static StageSummary of(TaskRun run, PlannedStage stage) {
        StageProgress progress = run.progress(stage);
        List<StageReply> ran =
                progress.replies().stream()
                        .filter(reply -> !(reply.outcome() instanceof Skipped))
                        .toList();
        return new StageSummary(
                stage.id(),
                stage.role(),
                stage.capability(),
                outcome(progress),
                ran.size(),
                ran.isEmpty() ? Duration.ZERO : ProgressNotes.took(ran.getLast()),
                ran.stream().flatMap(reply -> reply.attempts().stream()).toList(),
                noted(note(stage, progress), notes(progress)));
    }

    /** What its runs had to note, oldest first, each said once. */
    static List<String> notes(StageProgress progress) {
        return progress.replies().stream()
                .flatMap(reply -> reply.notes().stream())
                .distinct()
                .toList();
    }

    private static @Nullable String noted(@Nullable String note, List<String> notes) {
        if (notes.isEmpty()) {
            return note;
        }
        String all = String.join(" ", notes);
        return note == null ? all : note + " " + all;
    }

    /** Its newest answer, or how it ended without one. */
    private static Outcome outcome(StageProgress progress) {
        Optional<Completed> answer = progress.answer();
        if (answer.isPresent()) {
            return answer.get();
        }
        return switch (progress) {
            case StageProgress.Done done -> done.replies().getLast().outcome();
            case StageProgress.Dispatched _ -> new Skipped("It had not ended when the task did.");
            case StageProgress.Waiting _ -> new Skipped("It had not begun when the task ended.");
        };
    }

    private static @Nullable String note(PlannedStage stage, StageProgress progress) {
        Optional<StageReply> last = progress.last();
        if (last.isEmpty()) {
            return outcome(progress) instanceof Skipped skipped ? skipped.reason() : null;
        }
        return switch (last.get().outcome()) {
            case Failed failed -> failed.error().code() + ": " + failed.error().message();
            case Skipped skipped -> skipped.reason();
            case Completed _ ->
                    ReviewLoop.verdict(stage, last.get()).map(Summaries::told).orElse(null);
        };
    }

    private static String told(ReviewVerdict verdict) {
        return switch (verdict) {
            case ReviewVerdict.Approve _ -> "Approved.";
            case ReviewVerdict.Revise revise -> "Found: " + String.join("; ", revise.defects());
            case ReviewVerdict.Unclear unclear -> unclear.reason();
        };
    }
}
