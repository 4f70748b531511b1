package io.baton.wire;

import io.baton.wire.avro.CachedAnswer;
import io.baton.wire.avro.ModelOutcome;
import io.baton.wire.avro.ModelStatus;
import io.baton.wire.avro.StageRequest;
import io.baton.wire.avro.StageResult;
import io.baton.wire.avro.StoredTask;
import io.baton.wire.avro.TaskControl;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskPlan;
import io.baton.wire.avro.TaskRequest;
import io.baton.wire.avro.TaskResult;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

import java.util.List;

/**
 * A kind of record that stands alone on a topic, with its schema and its CloudEvents type.
 *
 * @param <T> the generated class
 */
public final class RecordType<T extends SpecificRecordBase> {

    public static final RecordType<TaskRequest> TASK_REQUEST =
            new RecordType<>("io.baton.task.request", TaskRequest.class, TaskRequest.SCHEMA$);
    public static final RecordType<TaskPlan> TASK_PLAN =
            new RecordType<>("io.baton.task.plan", TaskPlan.class, TaskPlan.SCHEMA$);
    public static final RecordType<StageRequest> STAGE_REQUEST =
            new RecordType<>("io.baton.stage.request", StageRequest.class, StageRequest.SCHEMA$);
    public static final RecordType<StageResult> STAGE_RESULT =
            new RecordType<>("io.baton.stage.result", StageResult.class, StageResult.SCHEMA$);
    public static final RecordType<TaskResult> TASK_RESULT =
            new RecordType<>("io.baton.task.result", TaskResult.class, TaskResult.SCHEMA$);
    public static final RecordType<TaskControl> TASK_CONTROL =
            new RecordType<>("io.baton.task.control", TaskControl.class, TaskControl.SCHEMA$);
    public static final RecordType<TaskEvent> TASK_EVENT =
            new RecordType<>("io.baton.task.event", TaskEvent.class, TaskEvent.SCHEMA$);
    public static final RecordType<ModelStatus> MODEL_STATUS =
            new RecordType<>("io.baton.model.status", ModelStatus.class, ModelStatus.SCHEMA$);
    public static final RecordType<CachedAnswer> CACHED_ANSWER =
            new RecordType<>("io.baton.cached.answer", CachedAnswer.class, CachedAnswer.SCHEMA$);
    public static final RecordType<ModelOutcome> MODEL_OUTCOME =
            new RecordType<>("io.baton.model.outcome", ModelOutcome.class, ModelOutcome.SCHEMA$);

    /** The synthesizer's memory of a task: in its store and that store's changelog alone. */
    public static final RecordType<StoredTask> STORED_TASK =
            new RecordType<>("io.baton.stored.task", StoredTask.class, StoredTask.SCHEMA$);

    private static final List<RecordType<?>> ALL =
            List.of(
                    TASK_REQUEST,
                    TASK_PLAN,
                    STAGE_REQUEST,
                    STAGE_RESULT,
                    TASK_RESULT,
                    TASK_CONTROL,
                    TASK_EVENT,
                    MODEL_STATUS,
                    CACHED_ANSWER,
                    MODEL_OUTCOME,
                    STORED_TASK);

    private final String eventType;
    private final Class<T> javaClass;
    private final Schema schema;

    private RecordType(String eventType, Class<T> javaClass, Schema schema) {
        this.eventType = eventType;
        this.javaClass = javaClass;
        this.schema = schema;
    }

    /** Every kind of record there is. */
    public static List<RecordType<?>> all() {
        return ALL;
    }

    /**
     * The kind of a record.
     *
     * @throws IllegalArgumentException when it never stands alone on a topic
     */
    public static RecordType<?> of(SpecificRecordBase record) {
        for (RecordType<?> type : ALL) {
            if (type.javaClass == record.getClass()) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                record.getClass().getSimpleName()
                        + " is part of other records and never a record of its own.");
    }

    /** The name people use for it, for example {@code TaskRequest}. */
    public String name() {
        return schema.getName();
    }

    /** Its CloudEvents type, for example {@code io.baton.task.request}. */
    public String eventType() {
        return eventType;
    }

    /** The generated class. */
    public Class<T> javaClass() {
        return javaClass;
    }

    /** The schema this program writes and reads it with. */
    public Schema schema() {
        return schema;
    }

    SpecificData model() {
        return SpecificData.getForClass(javaClass);
    }

    @Override
    public String toString() {
        return name();
    }
}
