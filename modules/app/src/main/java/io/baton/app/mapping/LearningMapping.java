package io.baton.app.mapping;

import io.baton.domain.learning.Feedback;
import io.baton.domain.learning.LearntScores;
import io.baton.domain.learning.Lesson;
import io.baton.domain.learning.Lesson.Source;
import io.baton.wire.avro.ModelOutcome;
import io.baton.wire.avro.OutcomeKind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What answers turned out to be worth. */
public final class LearningMapping {
    private LearningMapping() {}

    public static ModelOutcome toWire(String taskId, Lesson lesson) {
        Feedback replaced = lesson.replaced();
        return ModelOutcome.newBuilder()
                .setKind(kind(lesson.source()))
                .setModelId(lesson.model())
                .setCapability(lesson.capability())
                .setQuality(lesson.quality())
                .setWeight(lesson.weight())
                .setObservedAt(lesson.at())
                .setReplacedQuality(replaced == null ? null : replaced.score())
                .setReplacedAt(replaced == null ? null : replaced.at())
                .setTaskId(taskId)
                .setJudge(lesson.judge())
                .build();
    }

    /**
     * Takes an outcome in, or forgets what it says is to be forgotten; what this version does not
     * understand is passed over.
     *
     * @throws IllegalArgumentException when it says what cannot be
     */
    public static void apply(ModelOutcome outcome, LearntScores learnt) {
        switch (outcome.getKind()) {
            case REVIEW -> learnt.learn(lesson(outcome, Source.REVIEW));
            case FORMAT -> learnt.learn(lesson(outcome, Source.FORMAT));
            case FEEDBACK -> learnt.learn(lesson(outcome, Source.FEEDBACK));
            case RESET ->
                    learnt.forget(
                            outcome.getModelId(), outcome.getCapability(), outcome.getObservedAt());
            case UNKNOWN -> {}
        }
    }

    private static Lesson lesson(ModelOutcome outcome, Source source) {
        return new Lesson(
                required("modelId", outcome.getModelId()),
                required("capability", outcome.getCapability()),
                source,
                outcome.getQuality(),
                outcome.getWeight(),
                outcome.getJudge(),
                outcome.getObservedAt(),
                replaced(outcome.getReplacedQuality(), outcome.getReplacedAt()));
    }

    private static @Nullable Feedback replaced(@Nullable Double quality, @Nullable Instant at) {
        return quality == null || at == null ? null : new Feedback(quality, at);
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("an outcome must have a " + field);
        }
        return value;
    }

    private static OutcomeKind kind(Source source) {
        return switch (source) {
            case REVIEW -> OutcomeKind.REVIEW;
            case FORMAT -> OutcomeKind.FORMAT;
            case FEEDBACK -> OutcomeKind.FEEDBACK;
        };
    }
}
