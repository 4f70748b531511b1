package io.baton.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.wire.avro.AttemptReport;
import io.baton.wire.avro.StageReport;
import io.baton.wire.avro.StageStatus;
import io.baton.wire.avro.TaskError;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class ResultViewTest {
    private static final Instant SENT = Instant.parse("2026-11-24T12:00:00Z");

    private static TaskResult.Builder result(TaskStatus status) {
        return TaskResult.newBuilder()
                .setTaskId("t-1")
                .setStatus(status)
                .setSubmittedAt(SENT)
                .setCompletedAt(SENT.plusMillis(2_400));
    }

    @Test
    void anAnswerComesWithWhoGaveIt() {
        // given
        TaskResult result =
                result(TaskStatus.SUCCEEDED)
                        .setCapability("code")
                        .setChain("code")
                        .setOutput("first\nsecond\n")
                        .setWarnings(List.of("It was \u001b[31mred"))
                        .setStages(
                                List.of(
                                        StageReport.newBuilder()
                                                .setStageId("executor")
                                                .setRole("executor")
                                                .setCapability("code")
                                                .setStatus(StageStatus.COMPLETED)
                                                .setModel("ollama/coder:7b")
                                                .setRounds(2)
                                                .setDurationMs(1_800)
                                                .setPromptTokens(812)
                                                .setCompletionTokens(96)
                                                .setAttempts(List.of())
                                                .build()))
                        .build();

        // then
        assertThat(ResultView.render(result, Style.PLAIN))
                .isEqualTo(
                        """
                        ✓ SUCCEEDED  t-1 · code · chain code · 2.4 s

                        first
                        second

                        Stage     Role      Outcome               Model             Time    Tokens  Note
                        executor  executor  completed (2 rounds)  ollama/coder:7b  1.8 s  812 + 96
                        ! It was ␛[31mred
                        """);
    }

    @Test
    void whatItCostIsSaidInAllAndForEachStage() {
        // given
        StageReport stage =
                StageReport.newBuilder()
                        .setStageId("executor")
                        .setRole("executor")
                        .setCapability("code")
                        .setStatus(StageStatus.COMPLETED)
                        .setModel("cloud/m")
                        .setCost(0.00123456)
                        .setAttempts(List.of(attempt(0.00123456)))
                        .build();
        TaskResult.Builder result =
                result(TaskStatus.SUCCEEDED)
                        .setOutput("yes")
                        .setCost(0.00123456)
                        .setStages(List.of(stage));

        // then
        assertThat(ResultView.render(result.build(), Style.PLAIN))
                .contains("2.4 s · cost 0.001235\n")
                .containsSubsequence("Tokens", "Cost", "Note", "cloud/m", "0.001235");
        assertThat(
                        ResultView.headline(
                                result.setStages(List.of(withUnknown(stage))).build(), Style.PLAIN))
                .endsWith("· cost at least 0.001235");
        assertThat(ResultView.headline(result.setCost(0.0).build(), Style.PLAIN))
                .doesNotContain("cost");
    }

    private static StageReport withUnknown(StageReport stage) {
        return StageReport.newBuilder(stage)
                .setAttempts(List.of(attempt(0.00123456), attempt(null)))
                .build();
    }

    private static AttemptReport attempt(@Nullable Double cost) {
        return AttemptReport.newBuilder()
                .setModel("cloud/m")
                .setProvider("cloud")
                .setStartedAt(SENT)
                .setDurationMs(5)
                .setCost(cost)
                .build();
    }

    @Test
    void anAnswerThatWasGivenBeforeIsSaidToBe() {
        // given
        TaskResult result =
                result(TaskStatus.SUCCEEDED)
                        .setOutput("yes")
                        .setStages(
                                List.of(
                                        StageReport.newBuilder()
                                                .setStageId("executor")
                                                .setRole("executor")
                                                .setCapability("code")
                                                .setStatus(StageStatus.COMPLETED)
                                                .setModel("ollama/coder:7b")
                                                .setCached(true)
                                                .setDurationMs(2)
                                                .setAttempts(List.of())
                                                .build()))
                        .build();

        // then
        assertThat(ResultView.render(result, Style.PLAIN))
                .isEqualTo(
                        """
                        ✓ SUCCEEDED  t-1 · 2.4 s

                        yes

                        Stage     Role      Outcome            Model            Time  Tokens  Note
                        executor  executor  completed, cached  ollama/coder:7b  2 ms
                        """);
    }

    @Test
    void aFailureSaysWhatHelps() {
        // given
        TaskResult result =
                result(TaskStatus.FAILED)
                        .setError(
                                TaskError.newBuilder()
                                        .setCode("NO_CAPABLE_MODEL")
                                        .setMessage("No model serves the capability code.")
                                        .setDetails(Map.of("fix", "ollama pull coder"))
                                        .setAttempts(List.of())
                                        .build())
                        .build();

        // then
        assertThat(ResultView.render(result, Style.PLAIN))
                .isEqualTo(
                        """
                        ✗ FAILED  t-1 · 2.4 s

                        NO_CAPABLE_MODEL: No model serves the capability code.
                        What helps: Start a model server or configure a model with the capability that is missing.
                        """);
        assertThat(DemoSummary.good(List.of(result))).isFalse();
    }

    @Test
    void aDemoIsGoodWhenWhatHasAModelSucceeded() {
        // given
        TaskResult good = result(TaskStatus.SUCCEEDED).setOutput("yes").build();
        TaskResult lacking = failed("NO_CAPABLE_MODEL", Map.of("fix", "ollama pull coder"));
        TaskResult broken = failed("PROVIDER_TIMEOUT", Map.of());

        // then
        assertThat(DemoSummary.good(List.of(good, lacking))).isTrue();
        assertThat(DemoSummary.render(List.of(good, lacking), Style.PLAIN))
                .isEqualTo(
                        "✓ 1 of 2 tasks SUCCEEDED, 1 found NO_CAPABLE_MODEL; with Ollama (ollama.com)"
                                + " this adds what is missing: ollama pull coder.");
        assertThat(DemoSummary.good(List.of(good, broken))).isFalse();
        assertThat(DemoSummary.render(List.of(good, broken), Style.PLAIN))
                .isEqualTo("✗ 1 of 2 tasks SUCCEEDED, 1 ended otherwise, see above.");
    }

    private static TaskResult failed(String code, Map<String, String> details) {
        return result(TaskStatus.FAILED)
                .setError(
                        TaskError.newBuilder()
                                .setCode(code)
                                .setMessage("It did not work.")
                                .setDetails(details)
                                .setAttempts(List.of())
                                .build())
                .build();
    }
}
