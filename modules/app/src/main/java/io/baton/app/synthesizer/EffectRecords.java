package io.baton.app.synthesizer;

import io.baton.app.mapping.EventMapping;
import io.baton.app.mapping.LearningMapping;
import io.baton.app.mapping.ResultMapping;
import io.baton.app.mapping.StageMapping;
import io.baton.domain.synthesis.Effect;
import io.baton.wire.CloudEvent;
import io.baton.wire.RecordEncoder;
import io.baton.wire.RecordType;
import io.baton.wire.Topology;
import io.baton.wire.avro.ControlAction;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.TaskControl;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Turns what the domain wants done into records. */
final class EffectRecords {
    private final Topology topics;
    private final String source;
    private final boolean learning;

    /**
     * @param learning whether what answers were worth is to be recorded
     */
    EffectRecords(Topology topics, String source, boolean learning) {
        this.topics = topics;
        this.source = source;
        this.learning = learning;
    }

    /**
     * The record of an effect; empty for one that has none.
     *
     * @param answers how results of this task are encoded
     * @param cause trace context of what led to it
     */
    Optional<Record<byte[], Outgoing>> of(
            String taskId, Effect effect, Encoding answers, @Nullable String cause, Instant now) {
        return switch (effect) {
            case Effect.Dispatch dispatch ->
                    record(
                            taskId,
                            topics.work(dispatch.work().capability()),
                            StageMapping.toWire(dispatch.work()),
                            Encoding.AVRO,
                            cause,
                            now);
            case Effect.Abort abort ->
                    record(
                            taskId,
                            topics.control(),
                            TaskControl.newBuilder()
                                    .setTaskId(taskId)
                                    .setAction(ControlAction.ABORT_STAGE)
                                    .setStageId(abort.stageId())
                                    .setRevision(abort.revision())
                                    .setRequestedBy(source)
                                    .setRequestedAt(now)
                                    .build(),
                            Encoding.AVRO,
                            cause,
                            now);
            case Effect.Publish publish ->
                    record(
                            taskId,
                            topics.results(),
                            ResultMapping.toWire(publish.outcome()),
                            answers,
                            cause,
                            now);
            case Effect.Progress progress ->
                    record(
                            taskId,
                            topics.events(),
                            EventMapping.toWire(taskId, progress, source, now),
                            Encoding.AVRO,
                            cause,
                            now);
            case Effect.Learn learn when learning ->
                    record(
                            learn.lesson().model() + "|" + learn.lesson().capability(),
                            topics.learning(),
                            LearningMapping.toWire(taskId, learn.lesson()),
                            Encoding.AVRO,
                            cause,
                            now);
            case Effect.Learn _ -> Optional.empty();
            case Effect.Ignored ignored ->
                    EventMapping.refusedFeedback(taskId, ignored.reason(), source, now)
                            .flatMap(
                                    event ->
                                            record(
                                                    taskId,
                                                    topics.events(),
                                                    event,
                                                    Encoding.AVRO,
                                                    cause,
                                                    now));
            case Effect.Forget forget -> Optional.empty();
        };
    }

    private Optional<Record<byte[], Outgoing>> record(
            String key,
            String topic,
            SpecificRecordBase value,
            Encoding encoding,
            @Nullable String cause,
            Instant now) {
        RecordHeaders headers = new RecordHeaders();
        new CloudEvent(RecordType.of(value), encoding, source, now, cause).stamp(headers);
        return Optional.of(
                new Record<>(
                        key.getBytes(StandardCharsets.UTF_8),
                        new Outgoing(topic, RecordEncoder.encode(value, encoding)),
                        now.toEpochMilli(),
                        headers));
    }
}
