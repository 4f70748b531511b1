package io.baton.domain.synthesis;

import io.baton.domain.chain.ReviewVerdict;
import io.baton.domain.chain.Role;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.Outcome.Completed;
import io.baton.domain.synthesis.Outcome.Failed;
import io.baton.domain.synthesis.Outcome.Skipped;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a user should know about an answer. */
final class Warnings {
    private static final String BUILTIN = "builtin";

    private Warnings() {}

    /** What the analyzer was unsure of. */
    static List<String> ofPlan(Plan plan) {
        return plan.doubt() == null ? List.of() : List.of(plan.doubt());
    }

    /** Everything about the answer that a run ended with, in plan order. */
    static List<String> of(TaskRun run, Completed answer) {
        List<String> warnings = new ArrayList<>(ofPlan(run.plan()));
        for (PlannedStage stage : run.plan().stages()) {
            about(stage, run.progress(stage)).ifPresent(warnings::add);
            Summaries.notes(run.progress(stage))
                    .forEach(note -> warnings.add("Stage " + stage.id() + ": " + note));
        }
        if (answer.truncated()) {
            warnings.add("The answer ended at its token limit: it may be incomplete.");
        }
        builtin(run).ifPresent(warnings::add);
        return warnings;
    }

    private static Optional<String> about(PlannedStage stage, StageProgress progress) {
        String subject = "Stage " + stage.id();
        boolean answered = progress.answer().isPresent();
        if (!(progress instanceof StageProgress.Done)) {
            return Optional.of(
                    subject
                            + " had not ended by the deadline"
                            + (stage.role() == Role.REVIEWER
                                    ? ": the answer was not reviewed" + (answered ? " again." : ".")
                                    : answered ? ": its earlier answer stands." : "."));
        }
        StageReply last = progress.last().orElseThrow();
        return switch (last.outcome()) {
            // What else was left out is told by the stage's note: it was not worth its time.
            case Skipped skipped ->
                    stage.role() == Role.REVIEWER
                            ? Optional.of("The answer was not reviewed: " + skipped.reason())
                            : Optional.empty();
            case Failed failed ->
                    Optional.of(
                            subject
                                    + " failed ("
                                    + failed.error().code()
                                    + "): "
                                    + failed.error().message()
                                    + (answered ? " " + afterwards(stage) : ""));
            case Completed _ ->
                    ReviewLoop.verdict(stage, last).flatMap(verdict -> remaining(stage, verdict));
        };
    }

    private static Optional<String> remaining(PlannedStage reviewer, ReviewVerdict verdict) {
        return switch (verdict) {
            case ReviewVerdict.Approve _ -> Optional.empty();
            case ReviewVerdict.Revise revise ->
                    Optional.of(
                            "The last review by stage "
                                    + reviewer.id()
                                    + " still found: "
                                    + String.join("; ", revise.defects()));
            case ReviewVerdict.Unclear unclear ->
                    Optional.of(
                            "The review by stage "
                                    + reviewer.id()
                                    + " could not be used: "
                                    + unclear.reason());
        };
    }

    private static String afterwards(PlannedStage stage) {
        return stage.role() == Role.REVIEWER
                ? "The revised answer was not reviewed again."
                : "Its earlier answer stands.";
    }

    private static Optional<String> builtin(TaskRun run) {
        String stages =
                run.plan().stages().stream()
                        .filter(
                                stage ->
                                        run.progress(stage)
                                                .answer()
                                                .filter(a -> a.provider().equals(BUILTIN))
                                                .isPresent())
                        .map(PlannedStage::id)
                        .collect(Collectors.joining(", "));
        return stages.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Not by a generative model: the builtin provider, which extracts and"
                                + " measures, ran "
                                + stages
                                + ".");
    }
}
