package io.baton.app.mapping;

import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.planning.Candidate;
import io.baton.domain.synthesis.Outcome;
import io.baton.domain.synthesis.StageReply;
import io.baton.domain.synthesis.StageWork;
import io.baton.domain.synthesis.StageWork.ContextPart;
import io.baton.domain.task.OutputFormat;
import io.baton.wire.avro.StageRequest;
import io.baton.wire.avro.StageResult;
import io.baton.wire.avro.StageStatus;
import io.baton.wire.avro.TaskError;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Work for a stage, and what came of it. */
public final class StageMapping {
    private StageMapping() {}

    public static StageRequest toWire(StageWork work) {
        return StageRequest.newBuilder()
                .setTaskId(work.taskId())
                .setRevision(work.revision())
                .setStageId(work.stageId())
                .setRole(work.role().id())
                .setCapability(work.capability())
                .setRound(work.round())
                .setCandidates(candidatesToWire(work.candidates()))
                .setDescription(work.description())
                .setInput(work.input())
                .setRequirements(work.requirements())
                .setContext(work.context().stream().map(StageMapping::toWire).toList())
                .setFormat(work.format().id())
                .setOutputSchema(work.outputSchema())
                .setMaxOutputTokens(work.maxOutputTokens())
                .setCache(work.cache())
                .setCondenseTo(work.condenseTo())
                .setRequestedAt(work.requestedAt())
                .setDeadline(work.deadline())
                .setBudget(CostMapping.toWire(work.budget()))
                .build();
    }

    /**
     * @throws IllegalArgumentException when it names a role or format that there is not
     */
    public static StageWork fromWire(StageRequest request) {
        return new StageWork(
                request.getTaskId(),
                request.getRevision(),
                request.getStageId(),
                role(request.getRole()),
                request.getCapability(),
                request.getRound(),
                candidatesFromWire(request.getCandidates()),
                request.getDescription(),
                request.getInput(),
                request.getRequirements(),
                request.getContext().stream().map(StageMapping::fromWire).toList(),
                format(request.getFormat()),
                request.getOutputSchema(),
                request.getMaxOutputTokens(),
                request.getCache(),
                request.getCondenseTo(),
                request.getRequestedAt(),
                request.getDeadline(),
                CostMapping.fromWire(request.getBudget()));
    }

    public static StageResult toWire(StageReply reply) {
        StageResult.Builder result =
                StageResult.newBuilder()
                        .setTaskId(reply.taskId())
                        .setRevision(reply.revision())
                        .setStageId(reply.stageId())
                        .setRole(reply.role().id())
                        .setCapability(reply.capability())
                        .setRound(reply.round())
                        .setStatus(status(reply.outcome()))
                        .setAttempts(ErrorMapping.attemptsToWire(reply.attempts()))
                        .setStartedAt(reply.startedAt())
                        .setFinishedAt(reply.finishedAt())
                        .setWorker(reply.worker())
                        .setReplays(reply.replays())
                        .setNotes(reply.notes());
        switch (reply.outcome()) {
            case Outcome.Completed done ->
                    result.setOutput(done.output())
                            .setModel(done.model())
                            .setProvider(done.provider())
                            .setTruncated(done.truncated())
                            .setUsedFallback(done.usedFallback());
            case Outcome.Failed failed -> result.setError(ErrorMapping.toWire(failed.error()));
            case Outcome.Skipped skipped -> result.setOutput(skipped.reason());
        }
        return result.build();
    }

    /**
     * @throws IllegalArgumentException when it names a role that there is not
     */
    public static StageReply fromWire(StageResult result) {
        return new StageReply(
                result.getTaskId(),
                result.getRevision(),
                result.getStageId(),
                role(result.getRole()),
                result.getCapability(),
                result.getRound(),
                outcome(result),
                ErrorMapping.attemptsFromWire(result.getAttempts()),
                result.getStartedAt(),
                result.getFinishedAt(),
                result.getWorker(),
                result.getReplays(),
                result.getNotes());
    }

    static StageStatus status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed c -> StageStatus.COMPLETED;
            case Outcome.Failed f -> StageStatus.FAILED;
            case Outcome.Skipped s -> StageStatus.SKIPPED;
        };
    }

    private static Outcome outcome(StageResult result) {
        return switch (result.getStatus()) {
            case COMPLETED ->
                    new Outcome.Completed(
                            orEmpty(result.getOutput()),
                            orEmpty(result.getModel()),
                            orEmpty(result.getProvider()),
                            result.getTruncated(),
                            result.getUsedFallback());
            case FAILED -> new Outcome.Failed(error(result));
            case SKIPPED -> new Outcome.Skipped(orEmpty(result.getOutput()));
        };
    }

    private static ModelOrchestratorError error(StageResult result) {
        TaskError error = result.getError();
        return error != null
                ? ErrorMapping.fromWire(error)
                : ModelOrchestratorError.of(
                        ErrorCode.INTERNAL,
                        "Stage " + result.getStageId() + " failed without saying why.");
    }

    static List<io.baton.wire.avro.Candidate> candidatesToWire(List<Candidate> candidates) {
        return candidates.stream()
                .map(
                        c ->
                                new io.baton.wire.avro.Candidate(
                                        c.model(),
                                        c.score(),
                                        c.reason(),
                                        CostMapping.toWire(c.cost())))
                .toList();
    }

    static List<Candidate> candidatesFromWire(List<io.baton.wire.avro.Candidate> candidates) {
        return candidates.stream()
                .map(
                        c ->
                                new Candidate(
                                        c.getModel(),
                                        c.getScore(),
                                        c.getReason(),
                                        CostMapping.fromWire(c.getCost())))
                .toList();
    }

    private static io.baton.wire.avro.ContextPart toWire(ContextPart part) {
        return new io.baton.wire.avro.ContextPart(part.stageId(), part.role().id(), part.text());
    }

    private static ContextPart fromWire(io.baton.wire.avro.ContextPart part) {
        return new ContextPart(part.getStageId(), role(part.getRole()), part.getText());
    }

    static Role role(String id) {
        return Role.of(id)
                .orElseThrow(() -> new IllegalArgumentException("role '" + id + "' is not known"));
    }

    static OutputFormat format(String id) {
        return OutputFormat.of(id)
                .orElseThrow(
                        () -> new IllegalArgumentException("format '" + id + "' is not known"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
