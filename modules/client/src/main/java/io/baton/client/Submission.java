package io.baton.client;

import io.baton.wire.avro.TaskResult;

import java.util.concurrent.CompletableFuture;

/**
 * A task that the broker has acknowledged.
 *
 * @param taskId the task's id
 * @param result completes with the terminal result, whatever its status; exceptionally with {@link
 *     TaskRejectedException} when the task is invalid and so has no result, or with {@link
 *     BatonClientException} when the client is closed or can no longer read. To wait with a limit
 *     ({@code orTimeout}, {@code get}) loses nothing: the task goes on, and {@link
 *     BatonClient#await} and {@link BatonClient#find} have its result later
 */
public record Submission(String taskId, CompletableFuture<TaskResult> result) {}
