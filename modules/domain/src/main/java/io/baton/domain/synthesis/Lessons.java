package io.baton.domain.synthesis;

import io.baton.domain.chain.ReviewVerdict;
import io.baton.domain.learning.Feedback;
import io.baton.domain.learning.Lesson;
import io.baton.domain.learning.Lesson.Source;
import io.baton.domain.planning.Candidate;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.Outcome.Completed;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a reply teaches about the model that answered. A failure teaches nothing: whether a model
 * can be reached is for its performance to tell. Nor does an answer that had been given before, for
 * it has been judged before.
 */
final class Lessons {
    /** That it could be read as the JSON that was asked for says little of an answer. */
    private static final double USABLE = 0.25;

    private static final double UNUSABLE = 1;

    /** A person outweighs three reviewers. */
    private static final double USER = 3;

    /** A judge of whose standing nothing is known. */
    private static final double UNKNOWN_JUDGE = 0.5;

    private static final double LEAST = 0.01;

    private Lessons() {}

    /** The lessons of a reply that was just taken; none when it teaches nothing. */
    static List<Effect> of(
            TaskRun run,
            PlannedStage stage,
            StageReply reply,
            ResultSynthesizer synthesizer,
            Instant now) {
        List<Effect> lessons = new ArrayList<>();
        if (reply.outcome() instanceof Completed said && !reply.cached()) {
            reviewed(run, stage, reply, said, now)
                    .ifPresent(it -> lessons.add(new Effect.Learn(it)));
            formed(run, stage, said, synthesizer, now)
                    .ifPresent(it -> lessons.add(new Effect.Learn(it)));
        }
        return lessons;
    }

    /** What a user's word teaches about whoever gave the task's answer. */
    static Lesson rated(
            PlannedStage stage, Completed answer, Feedback given, @Nullable Feedback earlier) {
        return new Lesson(
                answer.model(),
                stage.capability(),
                Source.FEEDBACK,
                given.score(),
                USER,
                null,
                given.at(),
                earlier);
    }

    /**
     * A verdict counts as much as its judge was worth in the plan, and nothing about an answer of
     * the judge's own model: what finds no defect in itself proves little, and what learns from its
     * failures alone only sinks.
     */
    private static Optional<Lesson> reviewed(
            TaskRun run, PlannedStage reviewer, StageReply review, Completed said, Instant now) {
        Optional<Double> quality = ReviewLoop.verdict(reviewer, review).flatMap(Lessons::quality);
        Optional<PlannedStage> executor =
                ReviewLoop.target(run, reviewer).filter(stage -> !cached(run.progress(stage)));
        Optional<Completed> answer =
                executor.flatMap(stage -> run.progress(stage).answer())
                        .filter(it -> !it.model().equals(said.model()));
        return quality.isEmpty() || answer.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Lesson(
                                answer.get().model(),
                                executor.get().capability(),
                                Source.REVIEW,
                                quality.get(),
                                standing(reviewer, said),
                                said.model(),
                                now,
                                null));
    }

    private static Optional<Double> quality(ReviewVerdict verdict) {
        return switch (verdict) {
            case ReviewVerdict.Approve _ -> Optional.of(1.0);
            case ReviewVerdict.Revise _ -> Optional.of(0.0);
            case ReviewVerdict.Unclear _ -> Optional.empty();
        };
    }

    private static double standing(PlannedStage reviewer, Completed review) {
        return reviewer.candidates().stream()
                .filter(candidate -> candidate.model().equals(review.model()))
                .mapToDouble(Candidate::score)
                .map(score -> Math.clamp(score, LEAST, 1))
                .findFirst()
                .orElse(UNKNOWN_JUDGE);
    }

    /** An answer that was cut off is not held against its model: its limit was too small. */
    private static Optional<Lesson> formed(
            TaskRun run,
            PlannedStage stage,
            Completed said,
            ResultSynthesizer synthesizer,
            Instant now) {
        if (run.plan().format() != OutputFormat.JSON
                || said.truncated()
                || !Answer.isBy(run.plan(), stage)) {
            return Optional.empty();
        }
        boolean usable = synthesizer.defect(run.plan(), said).isEmpty();
        return Optional.of(
                new Lesson(
                        said.model(),
                        stage.capability(),
                        Source.FORMAT,
                        usable ? 1 : 0,
                        usable ? USABLE : UNUSABLE,
                        null,
                        now,
                        null));
    }

    private static boolean cached(StageProgress progress) {
        return progress.replies().reversed().stream()
                .filter(reply -> reply.outcome() instanceof Completed)
                .findFirst()
                .filter(StageReply::cached)
                .isPresent();
    }
}
