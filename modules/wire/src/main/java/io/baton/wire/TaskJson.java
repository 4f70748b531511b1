package io.baton.wire;

import io.baton.wire.UnreadableRecordException.Reason;
import io.baton.wire.avro.TaskRequest;
import io.baton.wire.json.Moments;
import io.baton.wire.json.RecordJson;
import io.baton.wire.json.RecordJson.Unknown;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** What JSON tasks may say beyond the schema: no task id, a relative deadline, a schema as JSON. */
final class TaskJson {
    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private TaskJson() {}

    static TaskRequest read(byte[] json, @Nullable String key, Instant sentAt) {
        ObjectNode tree = RecordJson.parse(json);
        taskId(tree, key);
        deadline(tree, sentAt);
        JsonNode outputSchema = tree.path("outputSchema");
        if (outputSchema.isObject()) {
            tree.put("outputSchema", outputSchema.toString());
        }
        return RecordJson.fromTree(TaskRequest.class, tree, Unknown.REJECT);
    }

    private static void taskId(ObjectNode tree, @Nullable String key) {
        JsonNode taskId = tree.path("taskId");
        if (!taskId.isMissingNode() && !taskId.isNull()) {
            return;
        }
        if (key == null || !USABLE_ID.matcher(key).matches()) {
            throw new UnreadableRecordException(
                    Reason.WRONG_KEY,
                    "taskId is missing and the record's key %s; give a task id of 1 to 128 characters A-Z a-z 0-9 . _ : - in either."
                            .formatted(
                                    key == null ? "is missing as well" : "is not usable as one"));
        }
        tree.put("taskId", key);
    }

    private static void deadline(ObjectNode tree, Instant sentAt) {
        JsonNode deadline = tree.path("deadline");
        if (!deadline.isString()) {
            return;
        }
        Duration wait = Moments.duration(deadline.stringValue()).orElse(null);
        if (wait == null) {
            return; // a moment, or wrong: the schema decides
        }
        try {
            tree.put("deadline", Math.addExact(sentAt.toEpochMilli(), wait.toMillis()));
        } catch (ArithmeticException e) {
            throw new UnreadableRecordException(
                    Reason.WRONG_SHAPE,
                    "deadline is \"%s\", which is too far away; give a duration such as \"5m\" or \"PT5M\"."
                            .formatted(deadline.stringValue()),
                    e);
        }
    }
}
