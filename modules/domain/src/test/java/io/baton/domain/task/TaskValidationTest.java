package io.baton.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

class TaskValidationTest {
    private static final TaskLimits LIMITS =
            new TaskLimits(100, 50, 40, 2, 30, Duration.ofMinutes(5), Duration.ofHours(1), null);
    private final TaskValidation validation =
            new TaskValidation(LIMITS, Set.of("code", "planning"), Set.of("default", "My-Chain"));

    static Stream<Arguments> wrongFields() {
        Map<String, @Nullable String> nullValue = new HashMap<>();
        nullValue.put("language", null);
        return Stream.of(
                wrong(Drafts.described(null, "x"), "taskId", "absent", "UUID"),
                wrong(Drafts.described("", "x"), "taskId", "absent", "UUID"),
                wrong(Drafts.described("a b", "x"), "taskId", "a b", "characters"),
                wrong(Drafts.described("a\u0000\nb", "x"), "taskId", "a??b", "characters"),
                wrong(Drafts.described("x".repeat(129), "x"), "taskId", "xxx", "characters"),
                wrong(Drafts.described("t1", null), "description", "absent", "Describe"),
                wrong(Drafts.described("t1", " \n"), "description", "blank", "Describe"),
                wrong(Drafts.described("t1", "x".repeat(101)), "description", "101", "input"),
                wrong(Drafts.input("é".repeat(26)), "input", "52 bytes", "Split"),
                wrong(
                        Drafts.requirements(Map.of("a", "1", "b", "2", "c", "3")),
                        "requirements",
                        "3",
                        "Leave"),
                wrong(
                        Drafts.requirements(Map.of("a", "x".repeat(31))),
                        "requirements.a",
                        "31",
                        "Shorten"),
                wrong(Drafts.requirements(Map.of(" ", "1")), "requirements key", "blank", "Name"),
                wrong(Drafts.requirements(nullValue), "requirements.language", "null", "value"),
                wrong(Drafts.names("cod", null), "capability", "cod", "Did you mean code?"),
                wrong(Drafts.names(null, "quantum"), "chain", "quantum", "Use one of them"),
                wrong(Drafts.format("jsn", null), "format", "jsn", "Did you mean json?"),
                wrong(Drafts.format("text", "{}"), "outputSchema", "text", "Set format to json"),
                wrong(Drafts.format("json", " "), "outputSchema", "blank", "begins with {"),
                wrong(Drafts.format("json", "[1]"), "outputSchema", "[1]", "begins with {"),
                wrong(
                        Drafts.format("json", "{" + " ".repeat(50) + "}"),
                        "outputSchema",
                        "52",
                        "Shorten"),
                wrong(
                        Drafts.limits(limits(0L, null, null, null, null)),
                        "constraints.maxMemoryBytes",
                        "0",
                        "positive"),
                wrong(
                        Drafts.limits(limits(null, -1, null, null, null)),
                        "constraints.minContextTokens",
                        "-1",
                        "positive"),
                wrong(
                        Drafts.limits(limits(null, null, 0, null, null)),
                        "constraints.maxOutputTokens",
                        "0",
                        "positive"),
                wrong(
                        Drafts.limits(limits(null, null, null, Double.NaN, null)),
                        "constraints.minScore",
                        "NaN",
                        "0.7"),
                wrong(
                        Drafts.limits(limits(null, null, null, 1.01, null)),
                        "constraints.minScore",
                        "1.01",
                        "0.7"),
                wrong(
                        Drafts.limits(limits(null, null, null, null, "fast")),
                        "constraints.priority",
                        "FAST",
                        "Use one"),
                wrong(
                        Drafts.deadline(Drafts.SUBMITTED.plusSeconds(3601)),
                        "deadline",
                        "2026",
                        "or earlier"),
                wrong(Drafts.deadline(Instant.MAX), "deadline", "+1000000000", "or earlier"),
                wrong(
                        Drafts.deadline(Instant.ofEpochMilli(1_796_000_000)),
                        "deadline",
                        "1970",
                        "milliseconds"));
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void aWrongFieldIsNamedWithItsValueAndTheFix(
            TaskDraft draft, String field, String value, String fix) {
        Validated validated = validation.validate(draft);

        assertThat(validated).isInstanceOf(Validated.Invalid.class);
        ModelOrchestratorError error = ((Validated.Invalid) validated).error();
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_TASK);
        assertThat(error.details()).containsEntry("field", field);
        assertThat(error.details().get("value")).contains(value).hasSizeLessThan(90);
        assertThat(error.details().get("fix")).contains(fix);
        assertThat(error.message()).contains(field).contains(value).contains(fix);
    }

    @Test
    void blankTagsAreNamed() {
        TaskDraft.Limits limits =
                new TaskDraft.Limits(
                        null,
                        null,
                        null,
                        null,
                        null,
                        Arrays.asList("local-only", null),
                        null,
                        null);

        Validated validated = validation.validate(Drafts.limits(limits));

        assertThat(((Validated.Invalid) validated).error().details())
                .containsEntry("field", "constraints.requiredTags");
    }

    @Test
    void whatIsAbsentGetsItsDefault() {
        Task task = valid(Drafts.described("order:1_a.B-c", "  Write a haiku \n"));

        assertThat(task.description()).isEqualTo("Write a haiku");
        assertThat(task.deadline()).isEqualTo(Drafts.SUBMITTED.plus(LIMITS.defaultTime()));
        assertThat(task.constraints()).isEqualTo(Constraints.NONE);
        assertThat(task.requirements()).isEmpty();
        assertThat(task.format()).isNull();
    }

    @Test
    void whatCanMeanOneThingOnlyIsUnderstood() {
        Task named = valid(Drafts.names(" CODE ", "my-chain"));
        Task schema = valid(Drafts.format(null, " {\"type\":\"object\"} "));
        Task blank = valid(Drafts.names("", " "));

        assertThat(named.capability()).isEqualTo("code");
        assertThat(named.chain()).isEqualTo("My-Chain");
        assertThat(schema.format()).isEqualTo(OutputFormat.JSON);
        assertThat(blank.capability()).isNull();
        assertThat(blank.chain()).isNull();
        assertThat(valid(Drafts.input(" \n")).input()).isNull();
    }

    @Test
    void constraintsAreTakenOver() {
        TaskDraft.Limits limits =
                new TaskDraft.Limits(
                        " m ",
                        5L,
                        6,
                        7,
                        0.5,
                        List.of(" local-only ", "local-only"),
                        "quality",
                        true);

        Task task = valid(Drafts.limits(limits));

        assertThat(task.constraints())
                .isEqualTo(
                        new Constraints(
                                "m", 5L, 6, 7, 0.5, Set.of("local-only"), Priority.QUALITY, true));
    }

    @Test
    void aDeadlineThatHasPassedIsNotInvalid() {
        Instant passed = Drafts.SUBMITTED.minusSeconds(86_400);

        assertThat(valid(Drafts.deadline(passed)).deadline()).isEqualTo(passed);
    }

    @Test
    void inputIsMeasuredInBytes() {
        assertThat(Utf8.length("aé漢😀")).isEqualTo(1 + 2 + 3 + 4);
    }

    private Task valid(TaskDraft draft) {
        Validated validated = validation.validate(draft);
        assertThat(validated).isInstanceOf(Validated.Valid.class);
        return ((Validated.Valid) validated).task();
    }

    private static Arguments wrong(TaskDraft draft, String field, String value, String fix) {
        return Arguments.of(draft, field, value, fix);
    }

    private static TaskDraft.Limits limits(
            @Nullable Long memory,
            @Nullable Integer context,
            @Nullable Integer output,
            @Nullable Double score,
            @Nullable String priority) {
        return new TaskDraft.Limits(null, memory, context, output, score, null, priority, null);
    }
}
