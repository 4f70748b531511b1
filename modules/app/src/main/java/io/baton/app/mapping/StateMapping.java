package io.baton.app.mapping;

import io.baton.domain.cost.Cost;
import io.baton.domain.learning.Feedback;
import io.baton.domain.planning.Plan;
import io.baton.domain.synthesis.StageProgress;
import io.baton.domain.synthesis.StageReply;
import io.baton.domain.synthesis.TaskRun;
import io.baton.domain.synthesis.TaskState;
import io.baton.domain.synthesis.TaskState.Cancellation;
import io.baton.wire.avro.StageResult;
import io.baton.wire.avro.StoredStage;
import io.baton.wire.avro.StoredStageStatus;
import io.baton.wire.avro.StoredStatus;
import io.baton.wire.avro.StoredTask;
import io.baton.wire.avro.TaskError;
import io.baton.wire.avro.TaskPlan;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The synthesizer's state of a task, as it is stored. */
public final class StateMapping {
    private StateMapping() {}

    /**
     * @param plan the plan as it arrived, which holds more than the domain's; null while it is
     *     awaited
     * @param wakeAt when it has to be looked at again; null for never
     */
    public static StoredTask toWire(
            TaskState state, @Nullable TaskPlan plan, @Nullable Instant wakeAt) {
        StoredTask.Builder stored = StoredTask.newBuilder().setPlan(plan).setWakeAt(millis(wakeAt));
        switch (state) {
            case TaskState.AwaitingPlan awaiting -> {
                stored.setStatus(StoredStatus.AWAITING_PLAN).setSince(awaiting.since());
                stored.setEarly(repliesToWire(awaiting.early()));
                cancellation(stored, awaiting.cancellation());
            }
            case TaskState.Active active -> {
                stored.setStatus(StoredStatus.ACTIVE).setSince(active.run().plan().plannedAt());
                run(stored, active.run());
            }
            case TaskState.Succeeded ended -> {
                stored.setStatus(StoredStatus.SUCCEEDED).setSince(ended.endedAt());
                Feedback said = ended.feedback();
                stored.setFeedbackScore(said == null ? null : said.score());
                stored.setFeedbackAt(said == null ? null : said.at());
                run(stored, ended.run());
            }
            case TaskState.Failed ended -> {
                stored.setStatus(StoredStatus.FAILED).setSince(ended.endedAt());
                stored.setError(ErrorMapping.toWire(ended.error()));
                run(stored, ended.run());
            }
            case TaskState.Cancelled ended -> {
                stored.setStatus(StoredStatus.CANCELLED).setSince(ended.endedAt());
                cancellation(stored, ended.cancellation());
                run(stored, ended.run());
            }
        }
        return stored.build();
    }

    /**
     * @throws IllegalArgumentException when it was written by a newer version in a way this one
     *     does not understand
     */
    public static TaskState fromWire(StoredTask stored) {
        return switch (stored.getStatus()) {
            case AWAITING_PLAN ->
                    new TaskState.AwaitingPlan(
                            repliesFromWire(stored.getEarly()),
                            cancellation(stored),
                            stored.getSince());
            case ACTIVE -> new TaskState.Active(run(stored));
            case SUCCEEDED ->
                    new TaskState.Succeeded(run(stored), stored.getSince(), feedback(stored));
            case FAILED -> {
                TaskError error = Objects.requireNonNull(stored.getError(), "error");
                yield new TaskState.Failed(
                        run(stored), ErrorMapping.fromWire(error), stored.getSince());
            }
            case CANCELLED ->
                    new TaskState.Cancelled(
                            run(stored),
                            Objects.requireNonNull(cancellation(stored), "cancellation"),
                            stored.getSince());
            case UNKNOWN -> throw new IllegalArgumentException("status is not known");
        };
    }

    /** What the wire keeps of a moment, so that stored and fresh states compare as equal. */
    private static @Nullable Instant millis(@Nullable Instant moment) {
        return moment == null ? null : Instant.ofEpochMilli(moment.toEpochMilli());
    }

    private static void run(StoredTask.Builder stored, TaskRun run) {
        stored.setRevision(run.revision())
                .setHeldCost(run.held().toDouble())
                .setDeadline(run.deadline())
                .setStages(
                        run.plan().stages().stream()
                                .map(stage -> toWire(stage.id(), run.progress(stage)))
                                .toList());
    }

    private static TaskRun run(StoredTask stored) {
        Plan plan = PlanMapping.fromWire(Objects.requireNonNull(stored.getPlan(), "plan"));
        Map<String, StageProgress> stages =
                stored.getStages().stream()
                        .collect(Collectors.toMap(StoredStage::getStageId, StateMapping::progress));
        return new TaskRun(
                plan,
                stored.getRevision(),
                Objects.requireNonNull(stored.getDeadline(), "deadline"),
                stages,
                Cost.of(stored.getHeldCost()));
    }

    private static StoredStage toWire(String id, StageProgress progress) {
        StoredStage.Builder stage =
                StoredStage.newBuilder()
                        .setStageId(id)
                        .setReplies(repliesToWire(progress.replies()));
        return switch (progress) {
            case StageProgress.Waiting w -> stage.setStatus(StoredStageStatus.WAITING).build();
            case StageProgress.Done d -> stage.setStatus(StoredStageStatus.DONE).build();
            case StageProgress.Dispatched dispatched ->
                    stage.setStatus(StoredStageStatus.DISPATCHED)
                            .setRound(dispatched.round())
                            .setDispatchedAt(dispatched.at())
                            .setReserved(dispatched.reserved().toDouble())
                            .build();
        };
    }

    private static StageProgress progress(StoredStage stage) {
        List<StageReply> replies = repliesFromWire(stage.getReplies());
        return switch (stage.getStatus()) {
            case WAITING -> new StageProgress.Waiting(replies);
            case DONE -> new StageProgress.Done(replies);
            case DISPATCHED ->
                    new StageProgress.Dispatched(
                            stage.getRound(),
                            Objects.requireNonNull(stage.getDispatchedAt(), "dispatchedAt"),
                            replies,
                            Cost.of(stage.getReserved()));
            case UNKNOWN ->
                    throw new IllegalArgumentException(
                            "status of stage " + stage.getStageId() + " is not known");
        };
    }

    private static @Nullable Feedback feedback(StoredTask stored) {
        Double score = stored.getFeedbackScore();
        Instant at = stored.getFeedbackAt();
        return score == null || at == null ? null : new Feedback(score, at);
    }

    private static void cancellation(StoredTask.Builder stored, @Nullable Cancellation cancelled) {
        if (cancelled != null) {
            stored.setCancelled(true)
                    .setCancelReason(cancelled.reason())
                    .setCancelledBy(cancelled.requestedBy());
        }
    }

    private static @Nullable Cancellation cancellation(StoredTask stored) {
        return stored.getCancelled()
                ? new Cancellation(stored.getCancelReason(), stored.getCancelledBy())
                : null;
    }

    private static List<StageResult> repliesToWire(List<StageReply> replies) {
        return replies.stream().map(StageMapping::toWire).toList();
    }

    private static List<StageReply> repliesFromWire(List<StageResult> results) {
        return results.stream().map(StageMapping::fromWire).toList();
    }
}
