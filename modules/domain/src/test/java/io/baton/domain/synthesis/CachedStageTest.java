package io.baton.domain.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.Attempt;
import io.baton.domain.model.Usage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** A stage counts as cached when no model was called for the answer that counts. */
class CachedStageTest {
    private static final Attempt CALLED = attempt(null, false);
    private static final Attempt FAILED = attempt(ErrorCode.PROVIDER_TIMEOUT, false);
    private static final Attempt CACHED = attempt(null, true);

    @Test
    void theNewestAnswerDecides() {
        assertThat(summary(CACHED).cached()).isTrue();
        assertThat(summary(FAILED, CACHED).cached()).isTrue();
        assertThat(summary(CALLED, CACHED).cached()).isTrue();
        assertThat(summary(CACHED, FAILED).cached()).as("a later round failed").isTrue();
        assertThat(summary(CACHED, CALLED).cached()).isFalse();
        assertThat(summary(FAILED).cached()).isFalse();
        assertThat(summary().cached()).isFalse();
    }

    @Test
    void whoWatchesIsToldSo() {
        StageReply reply = Plans.completed("executor", "6");
        StageReply cached =
                new StageReply(
                        reply.taskId(),
                        reply.revision(),
                        reply.stageId(),
                        reply.role(),
                        reply.capability(),
                        reply.round(),
                        reply.outcome(),
                        List.of(CACHED),
                        reply.startedAt(),
                        reply.finishedAt(),
                        reply.worker(),
                        reply.replays());
        TaskRun run = InitialWork.begun(Plans.of(Plans.executor()));

        assertThat(ProgressNotes.finished(run, run.plan().stages().getFirst(), reply).message())
                .isNull();
        assertThat(ProgressNotes.finished(run, run.plan().stages().getFirst(), cached).message())
                .isEqualTo("cached");
    }

    private static StageSummary summary(Attempt... attempts) {
        return new StageSummary(
                "executor",
                Role.EXECUTOR,
                "general",
                new Outcome.Completed("6", "m", "p", false, false),
                1,
                Duration.ZERO,
                List.of(attempts),
                null);
    }

    private static Attempt attempt(@Nullable ErrorCode error, boolean cached) {
        return new Attempt(
                "m", "p", Plans.START, Duration.ZERO, Usage.UNKNOWN, error, null, cached);
    }
}
