package io.baton.app.config;

import io.baton.domain.chain.Chain;
import io.baton.domain.chain.ChainStage;
import io.baton.domain.chain.Parallel;
import io.baton.domain.chain.Parallel.Gather;
import io.baton.domain.chain.Role;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One chain under {@code baton.chains}; one with the name of a built-in chain replaces it.
 *
 * @param name 1 to 64 characters of a-z 0-9 -
 * @param format how the answer is rendered when the task does not say: text, markdown, code or json
 * @param requireAllStages whether no stage may be left out
 * @param stages in the order they run unless they say otherwise
 */
public record ChainEntry(
        String name,
        @DefaultValue("text") String format,
        @DefaultValue("false") boolean requireAllStages,
        List<StageEntry> stages) {

    /**
     * One stage of a chain.
     *
     * @param id unique within the chain; absent takes the role's name
     * @param role context, planner, executor or reviewer
     * @param capability what its model must be good at; absent takes what the task needs
     * @param dependsOn ids of the stages whose answers it gets; absent takes the one before it
     * @param optional whether the task goes on without it
     * @param maxRevisions for a reviewer: how often it may send the executor back, 0..5
     * @param minInputTokens left out below so many tokens of input
     * @param minDescriptionTokens left out below so many tokens of description
     * @param differentModel whether its model must be another than those whose answers it gets
     * @param parallel that several models do it at the same time; absent when one does
     */
    public record StageEntry(
            @Nullable String id,
            String role,
            @Nullable String capability,
            @Nullable List<String> dependsOn,
            @DefaultValue("false") boolean optional,
            @DefaultValue("0") int maxRevisions,
            @DefaultValue("0") int minInputTokens,
            @DefaultValue("0") int minDescriptionTokens,
            @DefaultValue("false") boolean differentModel,
            @Nullable ParallelEntry parallel) {}

    /**
     * Several models for one stage.
     *
     * @param models how many, 2..8
     * @param gather how their answers become one: first, vote, best-of or merge
     * @param needed how many of them must answer, 1..models
     */
    public record ParallelEntry(
            @DefaultValue("3") int models,
            @DefaultValue("best-of") String gather,
            @DefaultValue("1") int needed) {}

    /**
     * The chain it describes.
     *
     * @throws InvalidSettingException naming the chain and what is wrong with it
     */
    public Chain chain() {
        if (stages == null || stages.isEmpty()) {
            throw invalid("it has no stages; give it at least an executor");
        }
        List<ChainStage> all = new ArrayList<>();
        for (StageEntry entry : stages) {
            String before = all.isEmpty() ? null : all.getLast().id();
            ChainStage stage = stage(entry, before);
            all.add(requireAllStages ? stage.required() : stage);
        }
        try {
            return new Chain(name, all, outputFormat());
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("baton.chains: " + e.getMessage());
        }
    }

    private ChainStage stage(StageEntry entry, @Nullable String before) {
        Role role =
                Role.of(entry.role())
                        .orElseThrow(
                                () ->
                                        invalid(
                                                "there is no role '%s'; use one of %s"
                                                        .formatted(
                                                                entry.role(),
                                                                names(Role.values()))));
        List<String> dependsOn = entry.dependsOn();
        if (dependsOn == null) {
            dependsOn = before == null ? List.of() : List.of(before);
        }
        String id = entry.id();
        return new ChainStage(
                id == null ? role.id() : id,
                role,
                entry.capability(),
                dependsOn,
                entry.optional(),
                entry.maxRevisions(),
                entry.minInputTokens(),
                entry.minDescriptionTokens(),
                entry.differentModel(),
                entry.parallel() == null ? null : parallel(entry.parallel()));
    }

    private Parallel parallel(ParallelEntry entry) {
        Gather gather =
                Gather.of(entry.gather())
                        .orElseThrow(
                                () ->
                                        invalid(
                                                "gather is '%s'; use first, vote, best-of or merge"
                                                        .formatted(entry.gather())));
        return new Parallel(entry.models(), gather, entry.needed());
    }

    private OutputFormat outputFormat() {
        return OutputFormat.of(format)
                .orElseThrow(
                        () ->
                                invalid(
                                        "its format is '%s'; use one of %s"
                                                .formatted(format, names(OutputFormat.values()))));
    }

    private InvalidSettingException invalid(String what) {
        return new InvalidSettingException("baton.chains[%s]: %s".formatted(name, what));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    }
}
