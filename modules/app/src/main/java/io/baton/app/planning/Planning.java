package io.baton.app.planning;

import io.baton.app.config.BatonSettings;
import io.baton.app.config.BatonSettings.RoutingSettings;
import io.baton.app.config.ChainEntry;
import io.baton.app.config.InvalidSettingException;
import io.baton.app.config.PromptFiles;
import io.baton.app.mapping.TaskMapping;
import io.baton.domain.chain.ChainCatalog;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.planning.CapabilityClassifier;
import io.baton.domain.planning.ModelCatalog;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlanningSettings;
import io.baton.domain.planning.SecondOpinion;
import io.baton.domain.planning.TaskAnalyzer;
import io.baton.domain.planning.TaskRouting;
import io.baton.domain.planning.TextClassifier;
import io.baton.domain.task.TaskValidation;
import io.baton.domain.task.Validated;
import io.baton.providers.builtin.MiniLmEmbedder;
import io.baton.wire.avro.TaskRequest;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Checks tasks and plans them, as settings say. Safe for use by many threads. */
public final class Planning {
    private final TaskValidation validation;
    private final TaskAnalyzer analyzer;

    /** What came of a task: a plan, which may be a refusal, or why it is no task. */
    public sealed interface Decision {
        record Planned(Plan plan) implements Decision {}

        record Rejected(ModelOrchestratorError error) implements Decision {}
    }

    /** Plans without a second opinion. */
    public Planning(BatonSettings settings, CapabilityClassifier classifier) {
        this(settings, classifier, SecondOpinion.NOBODY);
    }

    public Planning(BatonSettings settings, CapabilityClassifier classifier, SecondOpinion second) {
        Set<String> capabilities = Set.copyOf(settings.topics().capabilities());
        ChainCatalog chains = chains(settings, capabilities);
        validation = new TaskValidation(settings.tasks().limits(), capabilities, chains.names());
        PlanningSettings defaults = PlanningSettings.DEFAULTS;
        analyzer =
                new TaskAnalyzer(
                        new PlanningSettings(
                                defaults.minScore(),
                                settings.tasks().minConfidence(),
                                defaults.maxCandidates(),
                                defaults.maxRejections(),
                                defaults.outputTokens()),
                        routing(settings, capabilities, chains),
                        chains,
                        capabilities,
                        classifier,
                        second,
                        new SafeTokenEstimator(),
                        PromptFiles.composer(settings.promptsDir()));
    }

    private static ChainCatalog chains(BatonSettings settings, Set<String> capabilities) {
        try {
            return ChainCatalog.with(
                    settings.chains().stream().map(ChainEntry::chain).toList(), capabilities);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("baton.chains: " + e.getMessage());
        }
    }

    private static TaskRouting routing(
            BatonSettings settings, Set<String> capabilities, ChainCatalog chains) {
        RoutingSettings own = settings.routing();
        own.types()
                .forEach(
                        (type, capability) ->
                                require("types." + type, capability, "capability", capabilities));
        own.chains()
                .forEach(
                        (capability, chain) -> {
                            require("chains", capability, "capability", capabilities);
                            require("chains." + capability, chain, "chain", chains.names());
                        });
        return TaskRouting.DEFAULTS.overriddenBy(own.types(), own.chains());
    }

    private static void require(String key, String value, String what, Set<String> known) {
        if (!known.contains(value)) {
            throw new InvalidSettingException(
                    "baton.routing.%s names the %s '%s', but there is only %s"
                            .formatted(key, what, value, new TreeSet<>(known)));
        }
    }

    /** The same without a second opinion. */
    public static Planning of(BatonSettings settings) {
        return of(settings, SecondOpinion.NOBODY);
    }

    /**
     * Plans with the classifier that knows what a text means; its model loads at first use.
     *
     * @param second who is asked when that is not sure
     */
    public static Planning of(BatonSettings settings, SecondOpinion second) {
        return new Planning(settings, TextClassifier.byMeaning(MiniLmEmbedder.shared()), second);
    }

    /**
     * Decides about a task.
     *
     * @param submittedAt when the broker received it
     * @param catalog the models there are
     */
    public Decision decide(
            TaskRequest request, Instant submittedAt, ModelCatalog catalog, Instant now) {
        return switch (validation.validate(TaskMapping.draft(request, submittedAt))) {
            case Validated.Valid valid ->
                    new Decision.Planned(analyzer.analyze(valid.task(), catalog, now));
            case Validated.Invalid invalid -> new Decision.Rejected(invalid.error());
        };
    }
}
