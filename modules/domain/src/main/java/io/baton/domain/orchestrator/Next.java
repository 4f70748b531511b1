package io.baton.domain.orchestrator;

import io.baton.domain.error.ModelOrchestratorError;

import java.time.Duration;

/** What {@link AttemptPolicy} decides. */
public sealed interface Next {

    /** Call that model now. */
    record Call(String model) implements Next {}

    /** Wait, then call that model. */
    record WaitThenCall(String model, Duration delay) implements Next {}

    /** The stage has failed; the error lists every attempt. */
    record GiveUp(ModelOrchestratorError error) implements Next {}
}
