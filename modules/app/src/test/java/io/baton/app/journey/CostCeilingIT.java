package io.baton.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.client.BatonClient;
import io.baton.client.TaskDraft;
import io.baton.client.TaskRejectedException;
import io.baton.testkit.Dialect;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.testkit.FakeRequest;
import io.baton.wire.avro.AttemptReport;
import io.baton.wire.avro.ModelStatus;
import io.baton.wire.avro.StageReport;
import io.baton.wire.avro.StageStatus;
import io.baton.wire.avro.TaskError;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What a task may cost holds from its plan to its result, on a cloud whose models have prices. */
class CostCeilingIT {
    private static Installation baton;
    private static FakeModelServer cloud;
    private static BatonClient client;

    @BeforeAll
    static void start() throws Exception {
        cloud =
                FakeModelServer.builder()
                        .dialects(Dialect.OPENAI)
                        .model(FakeModel.of("m", 16_384))
                        .start();
        cloud.answer("m", CostCeilingIT::said);
        baton = Installation.start();
        baton.run(
                "--baton.builtin=false",
                "--baton.tasks.max-cost=5",
                "--baton.providers[0].id=cloud",
                "--baton.providers[0].type=openai",
                "--baton.providers[0].endpoint=" + cloud.endpoint(),
                "--baton.providers[0].discover=false",
                "--baton.models[0].id=cloud/m",
                "--baton.models[0].type=openai",
                "--baton.models[0].provider=cloud",
                "--baton.models[0].modelName=m",
                "--baton.models[0].contextWindow=16384",
                "--baton.models[0].capabilities.general=0.8",
                "--baton.models[0].capabilities.analysis=0.8",
                "--baton.models[0].price.input-per-million=0",
                "--baton.models[0].price.output-per-million=100");
        client = baton.client();
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        baton.close();
        cloud.close();
    }

    @BeforeEach
    void forget() {
        cloud.log().clear();
    }

    @Test
    void aTaskThatFitsSaysWhatItCost() throws Exception {
        // when the executor may take 2048 tokens (0.2048), the reviewer 512 (0.0512)
        TaskResult result = result(task().maxCost(0.3));

        assertThat(result.getStatus()).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(result.getStages())
                .hasSize(2)
                .allSatisfy(
                        stage -> {
                            assertThat(stage.getStatus()).isEqualTo(StageStatus.COMPLETED);
                            assertThat(stage.getCost())
                                    .isEqualTo(price(stage.getCompletionTokens()));
                            assertThat(stage.getAttempts())
                                    .extracting(AttemptReport::getCost)
                                    .containsExactly(stage.getCost());
                        });
        assertThat(result.getCost()).isPositive().isLessThan(0.3);
        assertThat(result.getCost())
                .isEqualTo(
                        price(
                                result.getStages().stream()
                                        .mapToInt(StageReport::getCompletionTokens)
                                        .sum()));
    }

    @Test
    void aSecondStageThatIsNotPlannedForForWantOfMoneyIsLeftOut() throws Exception {
        TaskResult result = result(task().maxCost(0.21));

        assertThat(result.getStatus()).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(result.getStages().getLast().getStatus()).isEqualTo(StageStatus.SKIPPED);
        assertThat(result.getWarnings()).anyMatch(it -> it.contains("not reviewed"));
        assertThat(cloud.log().calls()).hasSize(1);
    }

    @Test
    void aRevisionThatNoLongerFitsLeavesTheAnswerThatIsThere() throws Exception {
        // given a reviewer that wants a second answer, for which less than a call is left
        TaskDraft task = task("Say it twice").maxCost(0.257);

        TaskResult result = result(task);

        assertThat(result.getStatus()).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(result.getOutput()).startsWith("An answer");
        assertThat(result.getWarnings()).anyMatch(it -> it.contains("BUDGET_EXCEEDED"));
        assertThat(result.getCost()).isLessThan(0.257);
        assertThat(cloud.log().calls()).hasSize(2);
    }

    @Test
    void aTaskThatCannotFitIsRefusedWithTheNumbersAndNoCall() throws Exception {
        TaskResult result = result(task().maxCost(0.2));

        TaskError error = Objects.requireNonNull(result.getError());
        assertThat(error.getCode()).isEqualTo("BUDGET_EXCEEDED");
        assertThat(error.getDetails())
                .containsEntry("maxCost", "0.2")
                .containsEntry("cheapestCost", "0.2048")
                .containsEntry("model", "cloud/m");
        assertThat(cloud.log().calls()).isEmpty();
    }

    @Test
    void aCeilingAboveTheInstallationsIsAnInvalidTask() {
        assertThatThrownBy(() -> result(task().maxCost(6)))
                .hasRootCauseInstanceOf(TaskRejectedException.class)
                .hasStackTraceContaining("constraints.maxCost may be 5 at most");
    }

    @Test
    void thePriceIsAnnouncedWithTheModel() {
        assertThat(client.models())
                .singleElement()
                .extracting(ModelStatus::getPrice)
                .satisfies(price -> assertThat(price.getOutputPerMillion()).isEqualTo(100));
    }

    private static double price(int tokens) {
        return tokens / 10_000.0;
    }

    private static TaskResult result(TaskDraft task) throws Exception {
        return client.submit(task).result().get(60, TimeUnit.SECONDS);
    }

    private static TaskDraft task() {
        return task("Say what an event is");
    }

    private static TaskDraft task(String description) {
        return TaskDraft.of(description).capability("general").chain("digest");
    }

    private static String said(FakeRequest request) {
        if (!request.system().contains("VERDICT")) {
            return "An answer of some words. ".repeat(100);
        }
        return request.user().contains("twice")
                ? "VERDICT: REVISE\n- it is too short"
                : "VERDICT: APPROVE";
    }
}
