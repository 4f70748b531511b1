package io.baton.domain.synthesis;

import static io.baton.domain.synthesis.Plans.APPROVE;
import static io.baton.domain.synthesis.Plans.REVISE;
import static io.baton.domain.synthesis.Plans.completed;
import static io.baton.domain.synthesis.Plans.executor;
import static io.baton.domain.synthesis.Plans.failed;
import static io.baton.domain.synthesis.Plans.reviewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.domain.learning.Lesson;
import io.baton.domain.learning.Lesson.Source;
import io.baton.domain.model.Attempt;
import io.baton.domain.planning.Candidate;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.task.OutputFormat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** What is learnt from a task, and that nothing is learnt twice. */
class LessonsTest {

    @Test
    void eachVerdictTeachesOnceAboutTheModelThatAnswered() {
        Scenario scenario = Scenario.begun(Plans.of(executor(), reviewer(1)));
        StageReply verdict = completed("reviewer", REVISE);

        scenario.replies(completed("executor", "five"), verdict, verdict);

        Lesson first = scenario.lessons().getFirst();
        assertThat(scenario.lessons()).hasSize(1);
        assertThat(first.model()).isEqualTo("m/executor");
        assertThat(first.capability()).isEqualTo("general");
        assertThat(first.source()).isEqualTo(Source.REVIEW);
        assertThat(first.quality()).isZero();
        assertThat(first.judge()).isEqualTo("m/reviewer");

        scenario.replies(
                completed("executor", 1, 1, "six"), completed("reviewer", 1, 1, APPROVE), verdict);
        assertThat(scenario.lessons()).extracting(Lesson::quality).containsExactly(0.0, 1.0);
    }

    @Test
    void aVerdictCountsAsMuchAsItsJudgeWasWorthInThePlan() {
        PlannedStage weak = judgedBy(new Candidate("m/reviewer", 0.07, ""));
        PlannedStage unknown = judgedBy(new Candidate("m/other", 1, ""));

        assertThat(reviewed(weak, APPROVE).lessons())
                .extracting(Lesson::weight)
                .containsExactly(0.07);
        assertThat(reviewed(unknown, APPROVE).lessons())
                .extracting(Lesson::weight)
                .containsExactly(0.5);
    }

    @Test
    void nothingIsLearntFromAModelThatJudgesItself() {
        Scenario scenario = Scenario.begun(Plans.of(executor(), reviewer(0)));
        StageReply review = completed("reviewer", REVISE);

        scenario.replies(
                completed("executor", "five"),
                review.with(new Outcome.Completed(REVISE, "m/executor", "ollama", false, false)));

        assertThat(scenario.lessons()).isEmpty();
    }

    @Test
    void nothingIsLearntFromFailuresUnclearReviewsAndAnswersGivenBefore() {
        assertThat(reviewed(reviewer(0), "I like it, mostly.").lessons()).isEmpty();
        assertThat(
                        Scenario.begun(Plans.of(executor(), reviewer(0)))
                                .replies(completed("executor", "five"), failed("reviewer"))
                                .lessons())
                .isEmpty();
        assertThat(Scenario.begun(Plans.of(executor())).replies(failed("executor")).lessons())
                .isEmpty();
        assertThat(
                        Scenario.begun(Plans.of(executor(), reviewer(0)))
                                .replies(
                                        cached(completed("executor", "five")),
                                        completed("reviewer", REVISE))
                                .lessons())
                .isEmpty();
    }

    @Test
    void jsonThatCannotBeReadTeachesMoreThanJsonThatCan() {
        Scenario scenario = Scenario.begun(Plans.plan(OutputFormat.JSON, null, executor()));

        scenario.replies(completed("executor", "six"), completed("executor", 1, 1, "{\"sum\":6}"));

        assertThat(scenario.lessons())
                .extracting(Lesson::source, Lesson::quality, Lesson::weight)
                .containsExactly(tuple(Source.FORMAT, 0.0, 1.0), tuple(Source.FORMAT, 1.0, 0.25));
    }

    @Test
    void anAnswerThatWasCutOffIsNotHeldAgainstItsModel() {
        Scenario scenario = Scenario.begun(Plans.plan(OutputFormat.JSON, null, executor()));
        StageReply reply = completed("executor", "{\"sum\":");

        scenario.replies(
                reply.with(
                        new Outcome.Completed("{\"sum\":", "m/executor", "ollama", true, false)));

        assertThat(scenario.lessons()).isEmpty();
    }

    @Test
    void theLastWordOfAUserStandsInsteadOfTheOneBefore() {
        Scenario scenario =
                Scenario.begun(Plans.of(executor())).replies(completed("executor", "six"));

        scenario.rated(1).rated(1).rated(0);

        assertThat(scenario.lessons()).extracting(Lesson::quality).containsExactly(1.0, 0.0);
        assertThat(Objects.requireNonNull(scenario.lessons().getLast().replaced()).score())
                .isEqualTo(1);
        assertThat(scenario.ignored()).containsExactly(Effect.Reason.DUPLICATE_FEEDBACK);
        assertThat(scenario.told()).contains(Effect.Kind.FEEDBACK_TAKEN);
        assertThat(scenario.published()).hasSize(1);
    }

    @Test
    void aWordConcernsTheModelWhoseAnswerWasPublished() {
        Scenario scenario =
                Scenario.begun(Plans.plan(OutputFormat.JSON, null, executor(), reviewer(1)));
        StageReply worse = completed("executor", 1, 1, "no json");
        StageReply still = completed("executor", 1, 2, "no json");
        Outcome other = new Outcome.Completed("no json", "m/other", "ollama", false, true);
        scenario.replies(completed("executor", "{\"sum\":6}"), completed("reviewer", REVISE))
                .replies(
                        worse.with(other), still.with(other), completed("reviewer", 1, 1, APPROVE));

        scenario.rated(0);

        assertThat(scenario.published().getFirst().output()).isEqualTo("{\"sum\":6}");
        assertThat(scenario.lessons().getLast().model()).isEqualTo("m/executor");
        assertThat(scenario.lessons().getLast().weight()).isEqualTo(3);
    }

    @Test
    void feedbackWithoutAnAnswerIsRefusedForAReason() {
        assertThat(Scenario.empty().rated(1).ignored())
                .containsExactly(Effect.Reason.FEEDBACK_OF_UNKNOWN_TASK);
        assertThat(Scenario.begun(Plans.of(executor())).rated(1).ignored())
                .containsExactly(Effect.Reason.FEEDBACK_BEFORE_ANSWER);
        assertThat(
                        Scenario.begun(Plans.of(executor()))
                                .replies(failed("executor"))
                                .rated(1)
                                .ignored())
                .containsExactly(Effect.Reason.FEEDBACK_WITHOUT_ANSWER);
    }

    private static Scenario reviewed(PlannedStage reviewer, String review) {
        return Scenario.begun(Plans.of(executor(), reviewer))
                .replies(completed("executor", "five"), completed("reviewer", review));
    }

    private static PlannedStage judgedBy(Candidate candidate) {
        PlannedStage reviewer = reviewer(0);
        return new PlannedStage(
                reviewer.id(),
                reviewer.role(),
                reviewer.capability(),
                reviewer.dependsOn(),
                reviewer.optional(),
                reviewer.maxRevisions(),
                reviewer.differentModel(),
                null,
                null,
                List.of(candidate),
                List.of(),
                10,
                64,
                null);
    }

    private static StageReply cached(StageReply reply) {
        Attempt attempt = reply.attempts().getFirst();
        return new StageReply(
                reply.taskId(),
                reply.revision(),
                reply.stageId(),
                reply.role(),
                reply.capability(),
                reply.round(),
                reply.outcome(),
                List.of(
                        new Attempt(
                                attempt.model(),
                                attempt.provider(),
                                attempt.startedAt(),
                                attempt.duration(),
                                attempt.usage(),
                                null,
                                null,
                                true)),
                reply.startedAt(),
                reply.finishedAt(),
                reply.worker(),
                reply.replays());
    }
}
