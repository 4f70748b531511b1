package io.baton.domain.planning;

import static io.baton.domain.planning.Given.NOW;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.task.Constraints;
import io.baton.domain.task.OutputFormat;
import io.baton.domain.task.Task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Objects;

class TaskRefusalTest {
    private static final ModelDescriptor LLAMA =
            Given.allRound("ollama/llama3.1:8b", 0.7, 8_192, 4.7);
    private final TaskAnalyzer analyzer = Given.analyzer(Given.reads("general", 0.9));

    @ParameterizedTest
    @CsvSource({
        "code,ollama pull qwen2.5-coder:7b",
        "planning,ollama pull llama3.1:8b",
        "translation,ollama pull llama3.1:8b"
    })
    void noModelNamesWhatIsMissingAndTheOneCommand(String capability, String command) {
        ModelOrchestratorError error =
                refusal(Given.needing(capability, null, Constraints.NONE), Given.builtin());

        assertThat(error.code()).isEqualTo(ErrorCode.NO_CAPABLE_MODEL);
        assertThat(error.message()).contains("capability " + capability, command);
        assertThat(error.details())
                .containsEntry("capability", capability)
                .containsEntry("stage", "executor")
                .containsEntry("fix", command);
    }

    @Test
    void windowsThatAreAllTooSmallGiveTheNumbers() {
        String input = "seven letters ".repeat(5_000);

        ModelOrchestratorError error =
                refusal(
                        Given.needing("summarization", input, Constraints.NONE),
                        LLAMA,
                        Given.allRound("m/small", 0.9, 4_096, 2));

        assertThat(error.code()).isEqualTo(ErrorCode.CONTEXT_EXCEEDED);
        assertThat(error.message()).contains("8192", "ollama/llama3.1:8b", "2048");
        assertThat(error.details()).containsEntry("largestWindow", "8192");
        assertThat(Integer.parseInt(detail(error, "neededTokens"))).isGreaterThan(8_192);
    }

    @Test
    void aLongPromptGoesToTheModelWithRoomForIt() {
        String input = "word ".repeat(10_000);
        Plan plan =
                analyzer.analyze(
                        Given.needing("summarization", input, Constraints.NONE),
                        Given.catalog(
                                LLAMA,
                                Given.allRound("m/4k", 0.9, 4_096, 2),
                                Given.allRound("m/32k", 0.4, 32_768, 20)),
                        NOW);

        assertThat(Given.stage(plan, "executor").candidates())
                .extracting(Candidate::model)
                .containsExactly("m/32k");
        assertThat(Given.stage(plan, "executor").rejected())
                .extracting(Rejection::code)
                .containsOnly(Rejection.Reason.CONTEXT_TOO_SMALL);
    }

    @Test
    void memoryThatIsTooLittleGivesTheNumbers() {
        Constraints limits = Given.limits(Given.GB, null, null, null);

        ModelOrchestratorError error =
                refusal(
                        Given.needing("code", null, limits),
                        LLAMA,
                        Given.allRound("m/big", 0.9, 8_192, 40));

        assertThat(error.code()).isEqualTo(ErrorCode.MEMORY_EXCEEDED);
        assertThat(error.message()).contains("1.0 GB", "4.7 GB", "ollama/llama3.1:8b");
    }

    @Test
    void limitsThatNobodyMeetsNameTheNearest() {
        ModelOrchestratorError score =
                refusal(Given.needing("code", null, Given.limits(null, null, null, 0.99)), LLAMA);
        ModelOrchestratorError tag =
                refusal(
                        Given.needing("code", null, Given.limits(null, null, null, null, "eu")),
                        LLAMA);

        assertThat(score.code()).isEqualTo(ErrorCode.NO_CAPABLE_MODEL);
        assertThat(score.message()).contains("0.70", "0.99", "minScore", "ollama/llama3.1:8b");
        assertThat(tag.message()).contains("[eu]", "requiredTags");
    }

    @Test
    void absurdConstraintsAreRefusedNotOverflown() {
        Constraints absurd =
                Given.limits(Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 0.0);

        ModelOrchestratorError error = refusal(Given.needing("code", null, absurd), LLAMA);

        assertThat(error.code()).isEqualTo(ErrorCode.CONTEXT_EXCEEDED);
        assertThat(error.message()).contains("2147483647");
        Plan wish =
                analyzer.analyze(
                        Given.needing(
                                "code", null, Given.limits(null, null, Integer.MAX_VALUE, null)),
                        Given.catalog(LLAMA),
                        NOW);
        assertThat(wish.refusal()).isNull();
        assertThat(wish.estimatedTokens()).isBetween(1, 3 * 8_192);
    }

    @ParameterizedTest
    @CsvSource({"llama3.1:8b", "LLAMA3.1:8B", "ollama/llama3.1:8b"})
    void aNamedModelRunsEveryStage(String name) {
        Plan plan =
                analyzer.analyze(
                        Given.needing("code", null, Given.named(name)),
                        Given.catalog(Given.allRound("m/better", 1, 100_000, 1), LLAMA),
                        NOW);

        assertThat(plan.stages())
                .allSatisfy(
                        stage ->
                                assertThat(stage.candidates())
                                        .extracting(Candidate::model)
                                        .containsExactly("ollama/llama3.1:8b"));
    }

    @Test
    void aNamedLanguageModelNeedsNoScore() {
        ModelDescriptor writer = Given.model("m/writer", 0.9, 8_192, 4, true, "writing");

        Plan plan =
                analyzer.analyze(
                        Given.needing("code", null, Given.named("m/writer")),
                        Given.catalog(writer, LLAMA),
                        NOW);

        assertThat(Given.stage(plan, "executor").candidates().getFirst().reason())
                .contains("named by the task, has no score for code");
    }

    @Test
    void aNamedModelThatIsNotThereOrCannotIsAnError() {
        ModelOrchestratorError absent =
                refusal(Given.needing("code", null, Given.named("lama3.1:8b")), LLAMA);
        ModelOrchestratorError nothing =
                refusal(Given.needing("code", null, Given.named("gpt-4o")));
        ModelOrchestratorError unable =
                refusal(
                        Given.needing("code", null, Given.named("builtin/extractive")),
                        Given.builtin(),
                        LLAMA);

        assertThat(absent.code()).isEqualTo(ErrorCode.MODEL_NOT_FOUND);
        assertThat(absent.message()).contains("lama3.1:8b", "Nearest are: llama3.1:8b");
        assertThat(nothing.message()).contains("No model is served at all");
        assertThat(unable.code()).isEqualTo(ErrorCode.NO_CAPABLE_MODEL);
        assertThat(unable.message()).contains("named model cannot serve", "language model");
    }

    @Test
    void anAnswerToASchemaIsNotLeftToBuiltin() {
        Task task =
                Given.task(
                        "extraction",
                        "Do it",
                        "text",
                        null,
                        null,
                        Constraints.NONE,
                        OutputFormat.JSON,
                        "{}");

        assertThat(refusal(task, Given.builtin()).message()).contains("language model is needed");
    }

    @Test
    void aPassedDeadlineIsRefusedWithoutReadingTheText() {
        TaskAnalyzer unread =
                Given.analyzer(
                        text -> {
                            throw new AssertionError("read");
                        });
        Task task = Given.task("Do it");

        Plan late = unread.analyze(task, Given.catalog(LLAMA), task.deadline());
        Plan inTime = analyzer.analyze(task, Given.catalog(LLAMA), task.deadline().minusMillis(1));

        ModelOrchestratorError error = Objects.requireNonNull(late.refusal());
        assertThat(error.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(late.stages()).isEmpty();
        assertThat(inTime.refusal()).isNull();
    }

    @Test
    void aChainThatIsNotConfiguredIsRefused() {
        Task task = Given.task(null, "Do it", null, null, "gone", Constraints.NONE, null, null);

        assertThat(refusal(task, LLAMA).code()).isEqualTo(ErrorCode.INVALID_TASK);
    }

    private ModelOrchestratorError refusal(Task task, ModelDescriptor... models) {
        Plan plan = analyzer.analyze(task, Given.catalog(models), NOW);
        assertThat(plan.stages()).isEmpty();
        return Objects.requireNonNull(plan.refusal());
    }

    private static String detail(ModelOrchestratorError error, String name) {
        return Objects.requireNonNull(error.details().get(name));
    }
}
