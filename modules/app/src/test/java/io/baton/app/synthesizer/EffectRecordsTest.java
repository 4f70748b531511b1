package io.baton.app.synthesizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.learning.Lesson;
import io.baton.domain.learning.Lesson.Source;
import io.baton.domain.synthesis.Effect;
import io.baton.wire.Topology;
import io.baton.wire.avro.Encoding;

import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Optional;

class EffectRecordsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAnAnswerWasWorthIsRecordedUnlessLearningIsSwitchedOff(boolean learning) {
        Topology topics = Topology.standard();
        EffectRecords records = new EffectRecords(topics, "/test", learning);
        Lesson lesson = new Lesson("p/a", "code", Source.REVIEW, 0, 1, "p/b", NOW, null);

        Optional<Record<byte[], Outgoing>> record =
                records.of("t1", new Effect.Learn(lesson), Encoding.AVRO, null, NOW);

        assertThat(record.isPresent()).isEqualTo(learning);
        assertThat(record.map(it -> it.value().topic()))
                .isEqualTo(learning ? Optional.of(topics.learning()) : Optional.empty());
    }
}
