package io.baton.cli.explain;

import io.baton.app.planning.Planning;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.planning.ModelCatalog;
import io.baton.wire.TaskRequestDecoder;
import io.baton.wire.UnreadableRecordException;
import io.baton.wire.avro.TaskRequest;
import io.baton.wire.json.RecordJson;
import io.baton.wire.json.UnreadableJsonException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads a task in JSON from each line and answers with a line for each. A line that is no task gets
 * an answer that says so and costs its neighbours nothing.
 */
public final class BatchExplainer {
    private static final Logger LOG = LoggerFactory.getLogger(BatchExplainer.class);

    private final Planning planning;
    private final ModelCatalog catalog;

    public BatchExplainer(Planning planning, ModelCatalog catalog) {
        this.planning = planning;
        this.catalog = catalog;
    }

    /**
     * Answers every line up to the end of the stream; blank lines are passed over. A task without
     * an id is given that of its line, {@code line-1} for the first.
     */
    public void run(InputStream tasks, PrintWriter plans) throws IOException {
        var lines = new TaskLines(tasks);
        int number = 0;
        for (Optional<TaskLines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            TaskLines.Line line = next.get();
            number++;
            if (!line.isBlank()) {
                plans.println(answer(line, number));
                if (lines.isDry()) {
                    plans.flush();
                }
            }
        }
        plans.flush();
    }

    private String answer(TaskLines.Line line, int number) {
        if (line.tooLong()) {
            return PlanLine.of(
                    null,
                    ErrorCode.UNREADABLE_RECORD.name(),
                    "The line is longer than %d bytes, the most a task has."
                            .formatted(TaskLines.MOST_BYTES));
        }
        try {
            Instant now = Instant.now();
            String id = taskId(line.bytes()) == null ? "line-" + number : null;
            return answer(TaskRequestDecoder.parse(line.bytes(), id, now), now);
        } catch (UnreadableRecordException e) {
            return PlanLine.of(
                    taskId(line.bytes()),
                    ErrorCode.UNREADABLE_RECORD.name(),
                    String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("A line of a batch could not be planned.", e);
            return PlanLine.of(
                    taskId(line.bytes()), ErrorCode.INTERNAL.name(), "Planning failed: " + e);
        }
    }

    private String answer(TaskRequest request, Instant now) {
        return switch (planning.decide(request, now, catalog, now)) {
            case Planning.Decision.Planned planned -> PlanLine.of(planned.plan());
            case Planning.Decision.Rejected rejected ->
                    PlanLine.of(
                            request.getTaskId(),
                            rejected.error().code().name(),
                            rejected.error().message());
        };
    }

    /** The id of what is no task otherwise, so that the sender knows which of its lines it was. */
    private static @Nullable String taskId(byte[] json) {
        try {
            JsonNode id = RecordJson.parse(json).path("taskId");
            return id.isString() ? id.stringValue() : null;
        } catch (UnreadableJsonException e) {
            return null;
        }
    }
}
