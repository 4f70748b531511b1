package io.baton.app.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.domain.learning.Feedback;
import io.baton.domain.learning.LearntScores;
import io.baton.domain.learning.Lesson;
import io.baton.domain.learning.Lesson.Source;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;
import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordEncoder;
import io.baton.wire.RecordType;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.ModelOutcome;
import io.baton.wire.avro.OutcomeKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

class LearningMappingTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final ModelDescriptor MODEL =
            new ModelDescriptor(
                    "p/a",
                    "p",
                    "ollama",
                    "a",
                    null,
                    Map.of("code", new CapabilityScore(0.8, 0.5, 0, "family")),
                    8_192,
                    0,
                    0,
                    true,
                    true,
                    Set.of());

    @ParameterizedTest
    @EnumSource(Source.class)
    void aLessonTeachesTheSameWhenItHasTravelled(Source source) {
        Lesson lesson =
                new Lesson("p/a", "code", source, 0.25, 0.7, "p/judge", NOW, new Feedback(1, NOW));
        LearntScores here = new LearntScores(Duration.ofDays(7));
        LearntScores there = new LearntScores(Duration.ofDays(7));
        here.learn(lesson);

        LearningMapping.apply(travelled(LearningMapping.toWire("t1", lesson)), there);

        assertThat(there.applyTo(MODEL, 0, NOW)).isEqualTo(here.applyTo(MODEL, 0, NOW));
        assertThat(there.applyTo(MODEL, 0, NOW)).isNotEqualTo(MODEL);
    }

    @Test
    void aResetForgetsAndWhatIsNewerThanThisVersionDoesNothing() {
        LearntScores learnt = new LearntScores(Duration.ofDays(7));
        learnt.learn(new Lesson("p/a", "code", Source.REVIEW, 0, 1, null, NOW, null));

        LearningMapping.apply(outcome(OutcomeKind.UNKNOWN), learnt);
        assertThat(learnt.models()).containsExactly("p/a");
        LearningMapping.apply(travelled(outcome(OutcomeKind.RESET)), learnt);

        assertThat(learnt.models()).isEmpty();
    }

    @Test
    void anOutcomeWithoutItsModelIsAnErrorThatNamesTheField() {
        LearntScores learnt = new LearntScores(Duration.ofDays(7));

        assertThatThrownBy(() -> LearningMapping.apply(outcome(OutcomeKind.REVIEW), learnt))
                .hasMessageContaining("modelId");
    }

    private static ModelOutcome outcome(OutcomeKind kind) {
        return ModelOutcome.newBuilder().setKind(kind).setObservedAt(NOW).build();
    }

    private static ModelOutcome travelled(ModelOutcome outcome) {
        return BatonSerdes.read(
                RecordType.MODEL_OUTCOME, RecordEncoder.encode(outcome, Encoding.AVRO));
    }
}
