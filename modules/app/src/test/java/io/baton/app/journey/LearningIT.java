package io.baton.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.app.RunningBaton;
import io.baton.client.BatonClient;
import io.baton.client.TaskDraft;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.testkit.FakeRequest;
import io.baton.wire.avro.ModelOutcome;
import io.baton.wire.avro.OutcomeKind;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskEventKind;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Models are ranked by what their answers turned out to be worth, on a real broker. */
class LearningIT {
    private static final String FAMOUS = "qwen2.5:7b";
    private static final String OTHER = "mistral:7b";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private FakeModelServer models;
    private Installation baton;
    private BatonClient client;
    private final List<String> answeredBy = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        models =
                Installation.ollamaServer()
                        .resident(FakeModel.of(FAMOUS, 16_384))
                        .resident(FakeModel.of(OTHER, 16_384))
                        .start();
        models.answer(FAMOUS, request -> reviews(request) ? "VERDICT: APPROVE" : "Mine.");
        models.answer(
                OTHER, request -> reviews(request) ? "VERDICT: REVISE\n- It is wrong." : "Ours.");
        baton = Installation.start();
        baton.run(settings());
        client = baton.client();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        baton.close();
        models.close();
    }

    @Test
    void aModelWhoseAnswersAreSentBackLosesItsPlaceUntilThatIsForgotten() throws Exception {
        // given the model that is best by the table
        assertThat(modelOf(run("reviewed"))).isEqualTo("ollama/" + FAMOUS);

        // when its reviewer keeps finding defects, then tasks go to the other one
        awaitAnswerBy("ollama/" + OTHER);
        assertThat(outcomes(OutcomeKind.REVIEW))
                .hasSize(answeredBy.size())
                .filteredOn(outcome -> ("ollama/" + FAMOUS).equals(outcome.getModelId()))
                .hasSize(answeredBy.size() - 1)
                .allSatisfy(
                        outcome -> {
                            assertThat(outcome.getQuality()).isZero();
                            assertThat(outcome.getCapability()).isEqualTo("general");
                            assertThat(outcome.getJudge()).isEqualTo("ollama/" + OTHER);
                            assertThat(outcome.getWeight()).isBetween(0.1, 1.0);
                        });

        // when everything starts again, then that is still known
        RunningBaton restarted = baton.restart(settings());
        assertThat(restarted.registry().catalog(Instant.now()).models()).hasSize(2);
        assertThat(modelOf(run("reviewed"))).isEqualTo("ollama/" + OTHER);

        // when it is forgotten, then the table counts again
        client.resetLearning(null, "general");
        awaitAnswerBy("ollama/" + FAMOUS);
    }

    @Test
    void feedbackCountsOnceAndIsRefusedWhereThereIsNothingToRate() throws Exception {
        // given an answer
        TaskResult first = run("solo");
        String model = modelOf(first);

        // when somebody finds it bad, twice, and then better, and rates a task that nobody knows
        client.feedback(first.getTaskId(), 0, "no use");
        client.feedback(first.getTaskId(), 0, null);
        client.feedback(first.getTaskId(), 0.5, null);
        client.feedback("nobody-knows", 1, null);

        // then the last word stands instead of the first, and the sender hears of it
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outcomes(OutcomeKind.FEEDBACK)).hasSize(2));
        ModelOutcome last = outcomes(OutcomeKind.FEEDBACK).getLast();
        assertThat(last.getModelId()).isEqualTo(model);
        assertThat(last.getQuality()).isEqualTo(0.5);
        assertThat(last.getReplacedQuality()).isZero();
        assertThat(kinds(first.getTaskId(), TaskEventKind.FEEDBACK_TAKEN)).hasSize(2);
        assertThat(kinds("nobody-knows", TaskEventKind.FEEDBACK_REFUSED))
                .singleElement()
                .satisfies(event -> assertThat(event.getMessage()).contains("No such task"));

        // when its answers go on to be found bad, then tasks go elsewhere
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> {
                            TaskResult result = run("solo");
                            client.feedback(result.getTaskId(), 0, null);
                            return !model.equals(modelOf(result));
                        });
    }

    private void awaitAnswerBy(String model) {
        Awaitility.await().atMost(PATIENCE).until(() -> modelOf(run("reviewed")).equals(model));
    }

    private TaskResult run(String chain) throws Exception {
        TaskDraft task = TaskDraft.of("Say what an event is").capability("general").chain(chain);
        TaskResult result = client.submit(task).result().get(60, TimeUnit.SECONDS);
        assertThat(result.getStatus()).isEqualTo(TaskStatus.SUCCEEDED);
        answeredBy.add(modelOf(result));
        return result;
    }

    private List<ModelOutcome> outcomes(OutcomeKind kind) {
        List<ModelOutcome> outcomes = new ArrayList<>();
        client.outcomes(
                Instant.EPOCH,
                outcome -> {
                    if (outcome.getKind() == kind) {
                        outcomes.add(outcome);
                    }
                });
        return outcomes;
    }

    /** Waits for events of a kind, which may come after the task's end. */
    private List<TaskEvent> kinds(String taskId, TaskEventKind kind) {
        List<TaskEvent> events = new CopyOnWriteArrayList<>();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> {
                            events.clear();
                            try (var following = client.follow(taskId, events::add)) {
                                Awaitility.await()
                                        .atMost(Duration.ofSeconds(5))
                                        .until(
                                                () ->
                                                        following.done().isDone()
                                                                || !events.isEmpty());
                            }
                            return events.stream().anyMatch(event -> event.getKind() == kind);
                        });
        return events.stream().filter(event -> event.getKind() == kind).toList();
    }

    private static String modelOf(TaskResult result) {
        return Objects.requireNonNull(result.getStages().getFirst().getModel());
    }

    private static boolean reviews(FakeRequest request) {
        return request.system().contains("You review");
    }

    private String[] settings() {
        return Installation.ollama(
                models,
                4,
                "--baton.builtin=false",
                "--baton.worker.capabilities=general",
                "--baton.chains[0].name=reviewed",
                "--baton.chains[0].stages[0].role=executor",
                "--baton.chains[0].stages[1].role=reviewer",
                "--baton.chains[0].stages[1].max-revisions=0",
                "--baton.chains[0].stages[1].different-model=true",
                "--baton.chains[1].name=solo",
                "--baton.chains[1].stages[0].role=executor");
    }
}
