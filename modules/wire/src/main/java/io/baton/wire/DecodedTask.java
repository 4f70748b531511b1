package io.baton.wire;

import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.TaskRequest;

/**
 * A task as its sender wrote it.
 *
 * @param request what is asked for; its shape is right, its values are not checked yet
 * @param encoding how it was written, which is how its result is written
 */
public record DecodedTask(TaskRequest request, Encoding encoding) {}
