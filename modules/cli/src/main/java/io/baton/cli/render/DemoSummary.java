package io.baton.cli.render;

import io.baton.domain.error.ErrorCode;
import io.baton.wire.avro.TaskError;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The line a demo ends with. */
public final class DemoSummary {
    private DemoSummary() {}

    /** Whether every task succeeded that there is a model for, and one at least did. */
    public static boolean good(List<TaskResult> results) {
        return count(results, TaskStatus.SUCCEEDED) > 0
                && results.stream()
                        .allMatch(
                                result ->
                                        result.getStatus() == TaskStatus.SUCCEEDED
                                                || lacksModel(result));
    }

    /** The line, without a line break. */
    public static String render(List<TaskResult> results, Style style) {
        long succeeded = count(results, TaskStatus.SUCCEEDED);
        List<TaskResult> lacking = results.stream().filter(DemoSummary::lacksModel).toList();
        long broken = results.size() - succeeded - lacking.size();
        StringBuilder text = new StringBuilder();
        text.append("%d of %d tasks SUCCEEDED".formatted(succeeded, results.size()));
        if (broken > 0) {
            text.append(", %d ended otherwise, see above".formatted(broken));
        }
        if (!lacking.isEmpty()) {
            text.append(
                    ", %d found NO_CAPABLE_MODEL; with Ollama (ollama.com) this adds what is missing: %s"
                            .formatted(lacking.size(), commands(lacking)));
        }
        String line = text.append('.').toString();
        return good(results) ? style.good("✓ ") + line : style.bad("✗ ") + line;
    }

    private static long count(List<TaskResult> results, TaskStatus status) {
        return results.stream().filter(result -> result.getStatus() == status).count();
    }

    private static boolean lacksModel(TaskResult result) {
        TaskError error = result.getError();
        return error != null && error.getCode().equals(ErrorCode.NO_CAPABLE_MODEL.name());
    }

    private static String commands(List<TaskResult> lacking) {
        return lacking.stream()
                .map(TaskResult::getError)
                .filter(Objects::nonNull)
                .map(error -> error.getDetails().getOrDefault("fix", "ollama pull llama3.1:8b"))
                .distinct()
                .collect(Collectors.joining(" && "));
    }
}
