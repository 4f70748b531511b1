package io.baton.app.analyzer;

import io.baton.app.config.Role;
import io.baton.app.deadletter.DeadLetters;
import io.baton.app.learning.LearntCatalog;
import io.baton.app.planning.Planning;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.wire.DecodedTask;
import io.baton.wire.Headers;
import io.baton.wire.TaskRequestDecoder;
import io.baton.wire.UnreadableRecordException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happens to a task at the analyzer: decode, check, plan. Whatever the record is, this gives
 * the records that answer it and never throws, so that one record cannot cost the others their
 * transaction.
 */
final class TaskIntake {
    private static final Logger LOG = LoggerFactory.getLogger(TaskIntake.class);

    private final Planning planning;
    private final LearntCatalog models;
    private final PlanRecords records;
    private final DeadLetters deadLetters;

    TaskIntake(
            Planning planning, LearntCatalog models, PlanRecords records, DeadLetters deadLetters) {
        this.planning = planning;
        this.models = models;
        this.records = records;
        this.deadLetters = deadLetters;
    }

    /**
     * @param now the moment of planning, the same for all that are read together
     */
    List<ProducerRecord<byte[], byte[]>> answer(
            ConsumerRecord<byte[], byte[]> record, Instant now) {
        DecodedTask decoded;
        try {
            decoded = TaskRequestDecoder.decode(record);
        } catch (UnreadableRecordException e) {
            return putAway(
                    record, ErrorCode.UNREADABLE_RECORD, String.valueOf(e.getMessage()), now);
        }
        try {
            return answer(record, decoded, now);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("A task could not be analysed");
            return putAway(record, ErrorCode.INTERNAL, e.toString(), now);
        }
    }

    private List<ProducerRecord<byte[], byte[]>> answer(
            ConsumerRecord<byte[], byte[]> record, DecodedTask decoded, Instant now) {
        String cause = Headers.text(record.headers(), Headers.TRACEPARENT).orElse(null);
        Instant submittedAt = Instant.ofEpochMilli(record.timestamp());
        String taskId = decoded.request().getTaskId();
        Planning.Decision decision =
                planning.decide(decoded.request(), submittedAt, models.forTask(taskId, now), now);
        return switch (decision) {
            case Planning.Decision.Planned planned ->
                    records.of(planned.plan(), decoded, cause, now);
            case Planning.Decision.Rejected rejected ->
                    List.of(
                            deadLetters.letter(
                                    record, 1, rejected.error(), Role.ANALYZER, taskId, null, now),
                            records.rejected(taskId, rejected.error(), cause, now));
        };
    }

    /** The dead letter, and word of it to whoever waits for the task of that key. */
    private List<ProducerRecord<byte[], byte[]>> putAway(
            ConsumerRecord<byte[], byte[]> record, ErrorCode code, String message, Instant now) {
        ModelOrchestratorError error = ModelOrchestratorError.of(code, message);
        String taskId = taskId(record).orElse(null);
        ProducerRecord<byte[], byte[]> letter =
                deadLetters.letter(record, 1, error, Role.ANALYZER, taskId, null, now);
        return taskId == null
                ? List.of(letter)
                : List.of(letter, records.rejected(taskId, error, null, now));
    }

    /** The key is the task's id by contract, and all there is when the value cannot be read. */
    private static Optional<String> taskId(ConsumerRecord<byte[], byte[]> record) {
        return Optional.ofNullable(record.key())
                .map(key -> new String(key, StandardCharsets.UTF_8))
                .filter(key -> key.matches("[A-Za-z0-9._:-]{1,128}"));
    }
}
