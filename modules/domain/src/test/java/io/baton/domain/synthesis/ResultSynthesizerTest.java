package io.baton.domain.synthesis;

import static io.baton.domain.synthesis.Plans.REVISE;
import static io.baton.domain.synthesis.Plans.completed;
import static io.baton.domain.synthesis.Plans.executor;
import static io.baton.domain.synthesis.Plans.reply;
import static io.baton.domain.synthesis.Plans.reviewer;
import static io.baton.domain.synthesis.Plans.skipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.synthesis.TaskOutcome.Status;
import io.baton.domain.task.OutputFormat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** What a user is given, and what a user is told about it. */
class ResultSynthesizerTest {

    @Test
    void codeIsGivenWithItsLanguage() {
        TaskOutcome outcome = answered(OutputFormat.CODE, "```ts\nlet a;\n```");

        assertThat(outcome.output()).isEqualTo("let a;");
        assertThat(outcome.language()).isEqualTo("typescript");
        assertThat(outcome.format()).isEqualTo(OutputFormat.CODE);
    }

    @Test
    void anAnswerThatIsNoJsonFailsTheTaskWithItsAttempts() {
        Scenario scenario =
                Scenario.begun(Plans.plan(OutputFormat.JSON, null, executor()))
                        .replies(
                                completed("executor", "six"),
                                completed("executor", 1, 1, "still six"));

        assertThat(scenario.published()).hasSize(1);
        assertThat(scenario.published().getFirst().status()).isEqualTo(Status.FAILED);
        assertThat(scenario.published().getFirst().output()).isNull();
        assertThat(scenario.error().code()).isEqualTo(ErrorCode.INVALID_ANSWER);
        assertThat(scenario.error().details()).containsEntry("stage", "executor");
        assertThat(scenario.error().attempts()).hasSize(2);
    }

    @Test
    void anEarlierAnswerStandsWhenTheRevisionCannotBeUsed() {
        Scenario scenario =
                Scenario.begun(Plans.plan(OutputFormat.JSON, null, executor(), reviewer(1)))
                        .replies(
                                completed("executor", "{\"a\": 5}"),
                                completed("reviewer", REVISE),
                                completed("executor", 1, 1, "I fixed it: six"),
                                completed("executor", 1, 2, "Really: six"),
                                completed("reviewer", 1, 1, Plans.APPROVE));

        TaskOutcome outcome = scenario.published().getFirst();
        assertThat(outcome.output()).isEqualTo("{\"a\": 5}");
        assertThat(outcome.warnings())
                .anyMatch(warning -> warning.contains("an earlier one stands"));
    }

    @Test
    void theUserLearnsThatAnAnswerWasTruncatedAndByWhatItWasMade() {
        Outcome made = new Outcome.Completed("six", "builtin/e", "builtin", true, true);

        TaskOutcome outcome =
                Scenario.begun(Plans.of(executor()))
                        .replies(reply("executor", 1, 0, made, 0))
                        .published()
                        .getFirst();

        assertThat(outcome.usedFallback()).isTrue();
        assertThat(outcome.warnings())
                .containsExactly(
                        "The answer ended at its token limit: it may be incomplete.",
                        "Not by a generative model: the builtin provider, which extracts and"
                                + " measures, ran executor.");
    }

    @Test
    void aReviewLeftOutIsAWarningButACondensationIsNot() {
        TaskOutcome outcome =
                Scenario.begun(
                                Plans.of(
                                        skipped(Plans.context(), "short input"),
                                        executor("context"),
                                        skipped(reviewer(1), "no model")))
                        .replies(completed("executor", "six"))
                        .published()
                        .getFirst();

        assertThat(outcome.warnings()).containsExactly("The answer was not reviewed: no model");
        assertThat(outcome.stages())
                .extracting(StageSummary::note)
                .containsExactly("short input", null, "no model");
        assertThat(outcome.stages()).extracting(StageSummary::rounds).containsExactly(0, 1, 0);
    }

    @Test
    void aSummaryTellsHowLongTheLastRunTook() {
        List<StageSummary> stages = answered(OutputFormat.TEXT, "six").stages();

        assertThat(stages.getFirst().duration()).isEqualTo(Duration.ofSeconds(1));
        assertThat(stages.getFirst().attempts()).hasSize(1);
    }

    private static TaskOutcome answered(OutputFormat format, String answer) {
        return Scenario.begun(Plans.plan(format, null, executor()))
                .replies(completed("executor", answer))
                .published()
                .getFirst();
    }
}
