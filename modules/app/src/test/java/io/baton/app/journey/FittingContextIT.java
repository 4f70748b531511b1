package io.baton.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.app.planning.SafeTokenEstimator;
import io.baton.client.BatonClient;
import io.baton.client.TaskDraft;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.wire.avro.StageReport;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whatever earlier stages answered and however long an input is, no model gets more than fits. */
class FittingContextIT {
    private static final int WINDOW = 4_096;
    private static final SafeTokenEstimator ESTIMATOR = new SafeTokenEstimator();

    /** About 20,000 tokens. */
    private static final String INPUT = "Seven brokers keep what was written. ".repeat(2_500);

    @Test
    void aPlanLongerThanItsExecutorsWindowIsShortenedAndTheResultSaysSo() throws Exception {
        try (FakeModelServer models = server();
                Installation baton = Installation.start()) {
            // given a planner whose 768 tokens are some thousand by the estimate
            String plan = "每个机架的代理必须分开放置，第三个副本除外。".repeat(300);
            models.answer(
                    "m",
                    request ->
                            request.system().contains("You plan how")
                                    ? plan
                                    : request.system().contains("VERDICT")
                                            ? "VERDICT: APPROVE"
                                            : request.user().contains("left out …]")
                                                    ? "by a shorter plan"
                                                    : "by a whole plan");
            baton.run(worker(models, "planning", "general", "reasoning"));
            try (BatonClient client = baton.client()) {
                // when
                TaskResult result =
                        result(
                                client,
                                TaskDraft.of("Say how to place brokers. ".repeat(12))
                                        .capability("general")
                                        .chain("default"));
                // then
                assertThat(result.getStatus()).isEqualTo(TaskStatus.SUCCEEDED);
                assertThat(result.getOutput()).isEqualTo("by a shorter plan");
                assertThat(result.getWarnings())
                        .anyMatch(warning -> warning.contains("the plan was shortened from about"));
                assertThat(result.getStages())
                        .filteredOn(stage -> stage.getRole().equals("executor"))
                        .singleElement()
                        .satisfies(
                                stage ->
                                        assertThat(stage.getNote())
                                                .contains("window of ollama/m, 4,096 tokens"));
            }
            assertFits(models);
        }
    }

    @Test
    void anInputThatFitsNoModelIsRefusedUnlessItMayBeCondensed() throws Exception {
        try (FakeModelServer models = server();
                Installation baton = Installation.start()) {
            models.answer(
                    "m",
                    request ->
                            request.system().contains("VERDICT")
                                    ? "VERDICT: APPROVE"
                                    : request.system().contains("You condense material")
                                            ? "Seven brokers keep it."
                                            : "Seven.");
            baton.run(worker(models, "summarization", "general", "analysis"));
            try (BatonClient client = baton.client()) {
                // when nothing allows it
                TaskResult refused = result(client, task());
                // then
                assertThat(refused.getStatus()).isEqualTo(TaskStatus.FAILED);
                assertThat(refused.getError().getCode()).isEqualTo("CONTEXT_EXCEEDED");
                assertThat(refused.getError().getMessage())
                        .contains("4096", "constraints.condenseInput");
                assertThat(Integer.parseInt(refused.getError().getDetails().get("promptTokens")))
                        .isGreaterThan(20_000);
                assertThat(models.log().calls()).isEmpty();

                // when the task allows it
                TaskResult condensed = result(client, task().condenseInput(true));
                // then
                assertThat(condensed.getStatus())
                        .as(String.valueOf(condensed.getError()))
                        .isEqualTo(TaskStatus.SUCCEEDED);
                assertThat(condensed.getOutput()).isEqualTo("Seven.");
                assertThat(condensed.getWarnings())
                        .anyMatch(warning -> warning.contains("The input was condensed from about"))
                        .anyMatch(warning -> warning.contains("too long for the models"));
                StageReport first = condensed.getStages().getFirst();
                assertThat(first.getRole()).isEqualTo("context");
                assertThat(first.getNote()).contains("The input was condensed from about");
                assertThat(first.getAttempts()).hasSizeGreaterThan(5);
            }
            assertFits(models);
        }
    }

    /**
     * The fake counts four characters a token and refuses what is longer; the estimate is safer.
     */
    private static void assertFits(FakeModelServer models) {
        assertThat(models.log().calls())
                .isNotEmpty()
                .allSatisfy(
                        call -> {
                            int answer = call.numPredict();
                            int prompt =
                                    ESTIMATOR.estimate(call.system())
                                            + ESTIMATOR.estimate(call.user());
                            assertThat(answer).isPositive();
                            assertThat(prompt + answer).isLessThanOrEqualTo(WINDOW);
                        });
        assertThat(models.log().answered()).isEqualTo(models.log().calls().size());
    }

    private static FakeModelServer server() {
        return Installation.ollamaServer().model(FakeModel.of("m", WINDOW)).start();
    }

    private static TaskDraft task() {
        return TaskDraft.of("How many brokers are there?")
                .capability("general")
                .chain("digest")
                .input(INPUT);
    }

    private static TaskResult result(BatonClient client, TaskDraft task) throws Exception {
        return client.submit(task).result().get(2, TimeUnit.MINUTES);
    }

    private static String[] worker(FakeModelServer models, String... capabilities) {
        return Installation.ollama(
                models,
                4,
                "--baton.builtin=false",
                "--baton.worker.capabilities=" + String.join(",", List.of(capabilities)));
    }
}
