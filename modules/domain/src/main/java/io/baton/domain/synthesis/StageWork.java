package io.baton.domain.synthesis;

import io.baton.domain.chain.Role;
import io.baton.domain.cost.Cost;
import io.baton.domain.model.Attempt;
import io.baton.domain.planning.Candidate;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One stage of one task, ready for a worker.
 *
 * @param round 0 for the first run, then the number of the revision a reviewer asked for
 * @param context answers of the stages it depends on, in dependency order
 * @param maxOutputTokens most tokens to answer with; 0 leaves it to the model
 * @param cache whether an answer given to the same prompt before may be used; null leaves it to the
 *     worker
 * @param condenseTo tokens to which the input is to be condensed, as far as need be in parts; 0 for
 *     work that reads its input whole
 * @param budget most that all calls for it may cost together; null for no limit
 */
public record StageWork(
        String taskId,
        int revision,
        String stageId,
        Role role,
        String capability,
        int round,
        List<Candidate> candidates,
        String description,
        @Nullable String input,
        Map<String, String> requirements,
        List<ContextPart> context,
        OutputFormat format,
        @Nullable String outputSchema,
        int maxOutputTokens,
        @Nullable Boolean cache,
        int condenseTo,
        Instant requestedAt,
        Instant deadline,
        @Nullable Cost budget) {

    public StageWork {
        candidates = List.copyOf(candidates);
        requirements = Map.copyOf(requirements);
        context = List.copyOf(context);
    }

    /** Work that reads its input whole, with no limit of cost. */
    public StageWork(
            String taskId,
            int revision,
            String stageId,
            Role role,
            String capability,
            int round,
            List<Candidate> candidates,
            String description,
            @Nullable String input,
            Map<String, String> requirements,
            List<ContextPart> context,
            OutputFormat format,
            @Nullable String outputSchema,
            int maxOutputTokens,
            @Nullable Boolean cache,
            Instant requestedAt,
            Instant deadline) {
        this(
                taskId,
                revision,
                stageId,
                role,
                capability,
                round,
                candidates,
                description,
                input,
                requirements,
                context,
                format,
                outputSchema,
                maxOutputTokens,
                cache,
                0,
                requestedAt,
                deadline,
                null);
    }

    /** The same work with other models to run it. */
    public StageWork with(List<Candidate> others) {
        return copy(others, input, context, maxOutputTokens, condenseTo, requestedAt, deadline);
    }

    /** The same work, asked for at another moment and due at another. */
    public StageWork during(Instant from, Instant until) {
        return copy(candidates, input, context, maxOutputTokens, condenseTo, from, until);
    }

    /** The same work with one more part of context. */
    StageWork withContext(ContextPart part) {
        List<ContextPart> parts = new ArrayList<>(context);
        parts.add(part);
        return copy(candidates, input, parts, maxOutputTokens, condenseTo, requestedAt, deadline);
    }

    /** The same work on a part of its input, which is to be read whole. */
    public StageWork onPart(String part, int outputTokens) {
        return copy(candidates, part, context, outputTokens, 0, requestedAt, deadline);
    }

    /** The same work with another limit of cost; null for none. */
    public StageWork within(@Nullable Cost most) {
        return new StageWork(
                taskId,
                revision,
                stageId,
                role,
                capability,
                round,
                candidates,
                description,
                input,
                requirements,
                context,
                format,
                outputSchema,
                maxOutputTokens,
                cache,
                condenseTo,
                requestedAt,
                deadline,
                most);
    }

    private StageWork copy(
            List<Candidate> models,
            @Nullable String material,
            List<ContextPart> parts,
            int outputTokens,
            int condensed,
            Instant from,
            Instant until) {
        return new StageWork(
                taskId,
                revision,
                stageId,
                role,
                capability,
                round,
                models,
                description,
                material,
                requirements,
                parts,
                format,
                outputSchema,
                outputTokens,
                cache,
                condensed,
                from,
                until,
                budget);
    }

    /** What came of this work. */
    public StageReply reply(
            Outcome outcome,
            List<Attempt> attempts,
            Instant startedAt,
            Instant finishedAt,
            String worker,
            int replays) {
        return new StageReply(
                taskId,
                revision,
                stageId,
                role,
                capability,
                round,
                outcome,
                attempts,
                startedAt,
                finishedAt,
                worker,
                replays);
    }

    /** An earlier stage's answer. */
    public record ContextPart(String stageId, Role role, String text) {}
}
