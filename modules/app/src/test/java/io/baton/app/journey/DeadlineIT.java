package io.baton.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.client.BatonClient;
import io.baton.client.Submission;
import io.baton.client.TaskDraft;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.testkit.Fault;
import io.baton.wire.avro.TaskError;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Guarantees 3 and 6: deadlines hold though nobody works, and a cancelled call is aborted. */
class DeadlineIT {
    private static Installation baton;
    private static FakeModelServer models;
    private static BatonClient client;

    @BeforeAll
    static void start() throws Exception {
        models = Installation.ollamaServer().model(FakeModel.of("coder", 16_384)).start();
        baton = Installation.start();
        baton.run(Installation.ollama(models, 4));
        client = baton.client();
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        baton.close();
        models.close();
    }

    @Test
    void aTaskWhoseModelHangsEndsByItsDeadline() throws Exception {
        // given
        models.fail("coder", Fault.Kind.HANG, 1_000);
        Instant deadline = Instant.now().plusSeconds(4);
        // when
        Submission submission =
                client.submit(
                        TaskDraft.of("Sort a list").type("code_generation").deadline(deadline));
        TaskResult result = submission.result().get(60, TimeUnit.SECONDS);
        models.heal();
        // then
        assertThat(result.getStatus()).isEqualTo(TaskStatus.FAILED);
        TaskError error = Objects.requireNonNull(result.getError());
        assertThat(error.getCode()).isEqualTo("DEADLINE_EXCEEDED");
        assertThat(result.getCompletedAt())
                .isBetween(deadline, deadline.plus(Duration.ofSeconds(1)));
    }

    @Test
    void aCancelledTaskEndsAndItsCallIsAborted() throws Exception {
        // given
        models.fail("coder", Fault.Kind.HANG, 1_000);
        int before = models.log().disconnects();
        Submission submission = client.submit(TaskDraft.of("Sort a list").type("code_generation"));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> models.log().inFlight() > 0);
        // when
        client.cancel(submission.taskId(), "changed my mind");
        TaskResult result = submission.result().get(60, TimeUnit.SECONDS);
        // then
        assertThat(result.getStatus()).isEqualTo(TaskStatus.CANCELLED);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> {
                            assertThat(models.log().inFlight()).isZero();
                            assertThat(models.log().disconnects()).isGreaterThan(before);
                        });
        models.heal();
    }
}
