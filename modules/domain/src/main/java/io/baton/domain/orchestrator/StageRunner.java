package io.baton.domain.orchestrator;

import io.baton.domain.synthesis.StageReply;
import io.baton.domain.synthesis.StageWork;

/** Runs one stage. Safe for use by many threads at once. */
@FunctionalInterface
public interface StageRunner {

    /**
     * Runs the stage and says what came of it; a failure is an outcome, not an exception. Ends by
     * the work's deadline.
     *
     * @throws InterruptedException when the stage is no longer wanted; a call in flight is aborted
     */
    StageReply run(StageWork work) throws InterruptedException;
}
