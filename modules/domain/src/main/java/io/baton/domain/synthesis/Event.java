package io.baton.domain.synthesis;

import io.baton.domain.learning.Feedback;
import io.baton.domain.planning.Plan;

import java.time.Instant;

/**
 * What can happen to a task. {@link #at()} is the wall clock of whoever feeds the machine, when it
 * does so: deadlines are measured against it, not against the time a record was written.
 */
public sealed interface Event {

    Instant at();

    /** The analyzer has decided; the stages of {@link InitialWork} are on their way already. */
    record PlanArrived(Plan plan, Instant at) implements Event {}

    /** A worker has answered. */
    record StageFinished(StageReply reply, Instant at) implements Event {}

    /** Somebody no longer wants the result. */
    record CancelRequested(TaskState.Cancellation cancellation, Instant at) implements Event {}

    /** A user says how good the answer was. */
    record FeedbackGiven(Feedback feedback) implements Event {
        @Override
        public Instant at() {
            return feedback.at();
        }
    }

    /** Nothing but time: asks whether something is due. */
    record TimePassed(Instant at) implements Event {}
}
