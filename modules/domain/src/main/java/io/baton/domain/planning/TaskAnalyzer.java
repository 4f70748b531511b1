package io.baton.domain.planning;

import io.baton.domain.chain.Chain;
import io.baton.domain.chain.ChainCatalog;
import io.baton.domain.chain.ChainStage;
import io.baton.domain.chain.PromptComposer;
import io.baton.domain.chain.Role;
import io.baton.domain.cost.Cost;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.planning.Plan.CapabilitySource;
import io.baton.domain.task.OutputFormat;
import io.baton.domain.task.Task;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides how a task will be done: its capability, its chain, and the models that may run each
 * stage. Pure but for a second opinion: the same task, catalog and moment give the same plan. Safe
 * for use by many threads.
 *
 * <p>It never throws for a task: one that cannot be run becomes a plan with a refusal and no
 * stages. The time it takes grows linearly with the models and the length of the task's text.
 */
public final class TaskAnalyzer {
    private final PlanningSettings settings;
    private final TaskRouting routing;
    private final ChainCatalog chains;
    private final ModelCapabilityDetector detector;
    private final TokenEstimator estimator;
    private final ModelSelector selector;
    private final Map<Role, Integer> templates;

    /**
     * @param capabilities every capability that is configured
     * @throws IllegalArgumentException naming the entry, when the routing leads to a chain that is
     *     not configured
     */
    public TaskAnalyzer(
            PlanningSettings settings,
            TaskRouting routing,
            ChainCatalog chains,
            Set<String> capabilities,
            CapabilityClassifier classifier,
            TokenEstimator estimator,
            PromptComposer composer) {
        this(
                settings,
                routing,
                chains,
                capabilities,
                classifier,
                SecondOpinion.NOBODY,
                estimator,
                composer);
    }

    /**
     * An analyzer that asks for a second opinion when the classifier is not sure.
     *
     * @param capabilities every capability that is configured
     * @throws IllegalArgumentException naming the entry, when the routing leads to a chain that is
     *     not configured
     */
    public TaskAnalyzer(
            PlanningSettings settings,
            TaskRouting routing,
            ChainCatalog chains,
            Set<String> capabilities,
            CapabilityClassifier classifier,
            SecondOpinion second,
            TokenEstimator estimator,
            PromptComposer composer) {
        this.settings = settings;
        this.routing = routing;
        this.chains = chains;
        this.estimator = estimator;
        this.detector =
                new ModelCapabilityDetector(
                        routing, classifier, capabilities, settings.confidenceThreshold(), second);
        this.selector = new ModelSelector(settings.maxCandidates(), settings.maxRejections());
        this.templates = TaskTokens.templates(composer, estimator);
        routing.chainByCapability()
                .forEach(
                        (capability, chain) -> {
                            if (chains.find(chain).isEmpty()) {
                                throw new IllegalArgumentException(
                                        "The capability "
                                                + capability
                                                + " is routed to the chain "
                                                + chain
                                                + ", which is not configured");
                            }
                        });
    }

    /** The plan for that task with those models, at that moment. */
    public Plan analyze(Task task, ModelCatalog catalog, Instant now) {
        String asked = task.chain();
        Chain named = asked == null ? null : chains.find(asked).orElse(null);
        if (asked != null && named == null) {
            return refused(task, null, now, unknownChain(asked));
        }
        if (!now.isBefore(task.deadline())) {
            return refused(task, named, now, tooLate(task, now));
        }
        String model = task.constraints().model();
        Set<String> models = model == null ? Set.of() : NamedModel.ids(model, catalog);
        if (model != null && models.isEmpty()) {
            return refused(task, named, now, NamedModel.notFound(model, catalog));
        }
        DetectedCapability detected = detector.detect(task, named, now);
        if (!detector.doubts(detected)) {
            Chain chain = named == null ? routed(detected.capability()) : named;
            return planned(task, catalog, now, detected, chain, models);
        }
        // A doubtful guess chooses among models, but costs no more stages and no other format.
        Chain usual = named == null ? routed(ModelCapabilityDetector.GENERAL) : named;
        Chain chain = named == null && detected.decided() ? routed(detected.capability()) : usual;
        Plan guessed = planned(task, catalog, now, detected, chain, models);
        if (guessed.refusal() == null) {
            return guessed;
        }
        Plan general = planned(task, catalog, now, detector.insteadOf(detected), usual, models);
        return general.refusal() == null ? general : guessed;
    }

    private Plan planned(
            Task task,
            ModelCatalog catalog,
            Instant now,
            DetectedCapability detected,
            Chain chain,
            Set<String> models) {
        TaskTokens tokens = TaskTokens.of(task, estimator);
        TaskSelections selections = new TaskSelections(catalog, selector);
        int input = tokens.input();
        StagePlanner planner = stages(task, selections, detected, chain, models, tokens, 0);
        ModelOrchestratorError refusal = planner.refusal();
        String doubt = planner.doubt();
        if (Condensing.helps(task, planner)) {
            Optional<StagePlanner> condensed =
                    Condensing.best(
                            input,
                            target ->
                                    stages(
                                            task,
                                            selections,
                                            detected,
                                            chain,
                                            models,
                                            tokens.with(target),
                                            input));
            planner = condensed.orElse(planner);
            refusal = condensed.isPresent() ? planner.refusal() : Condensing.inVain(refusal);
            doubt =
                    condensed.isPresent() && refusal == null
                            ? joined(Condensing.told(input, planner.stages()), planner.doubt())
                            : doubt;
        }
        return new Plan(
                task,
                capability(task, chain.executor(), detected),
                detected.confidence(),
                detected.source(),
                joined(detected.doubt(), doubt),
                chain.name(),
                format(task, chain),
                refusal == null ? planner.stages() : List.of(),
                refusal == null ? planner.estimatedTokens() : 0,
                refusal,
                now);
    }

    /**
     * Plans the stages of a chain.
     *
     * @param condensed tokens of the whole input, which is condensed to those of {@code tokens}
     *     first; 0 when it is not
     */
    private StagePlanner stages(
            Task task,
            TaskSelections selections,
            DetectedCapability detected,
            Chain chain,
            Set<String> models,
            TaskTokens tokens,
            int condensed) {
        ChainStage condenser = condensed > 0 ? Condensing.stage(chain) : null;
        List<ChainStage> others =
                condenser == null ? chain.stages() : Condensing.others(chain, condenser);
        BudgetedStages.Pass pass =
                limits -> {
                    StagePlanner planner =
                            new StagePlanner(
                                    task,
                                    settings,
                                    selections,
                                    tokens,
                                    templates,
                                    format(task, chain),
                                    models,
                                    limits);
                    if (condenser != null) {
                        String executor = capability(task, chain.executor(), detected);
                        planner.condense(condenser, executor, condensed, tokens.input());
                    }
                    for (ChainStage stage : others) {
                        if (planner.refusal() != null) {
                            break;
                        }
                        planner.plan(stage, capability(task, stage, detected));
                    }
                    return planner;
                };
        Cost ceiling = task.constraints().maxCost();
        if (ceiling == null) {
            return pass.within(StageLimits.NONE);
        }
        List<ChainStage> all = new ArrayList<>(others);
        if (condenser != null) {
            all.addFirst(condenser);
        }
        return BudgetedStages.of(ceiling, all, pass);
    }

    /** A refusal that needs no reading of the task's text. */
    private Plan refused(
            Task task, @Nullable Chain named, Instant now, ModelOrchestratorError refusal) {
        DetectedCapability detected =
                detector.stated(task, named)
                        .orElseGet(
                                () ->
                                        new DetectedCapability(
                                                ModelCapabilityDetector.GENERAL,
                                                0,
                                                CapabilitySource.DEFAULT,
                                                "The task was refused before its text was read."));
        Chain chain = named == null ? routed(detected.capability()) : named;
        return new Plan(
                task,
                detected.capability(),
                detected.confidence(),
                detected.source(),
                detected.doubt(),
                chain.name(),
                format(task, chain),
                List.of(),
                0,
                refusal,
                now);
    }

    /** The executor's capability is the sender's word, else its chain's, else what was detected. */
    private static String capability(Task task, ChainStage stage, DetectedCapability detected) {
        String asked = task.capability();
        if (stage.role() == Role.EXECUTOR && asked != null) {
            return asked;
        }
        String own = stage.capability();
        return own == null ? detected.capability() : own;
    }

    private Chain routed(String capability) {
        return chains.find(routing.chain(capability)).orElseThrow();
    }

    private static OutputFormat format(Task task, Chain chain) {
        OutputFormat asked = task.format();
        return asked == null ? chain.format() : asked;
    }

    private ModelOrchestratorError unknownChain(String name) {
        return ModelOrchestratorError.of(
                ErrorCode.INVALID_TASK,
                "The chain " + name + " is not configured.",
                Map.of("field", "chain", "value", name, "fix", "Use one of " + chains.names()));
    }

    private static ModelOrchestratorError tooLate(Task task, Instant now) {
        return ModelOrchestratorError.of(
                ErrorCode.DEADLINE_EXCEEDED,
                "The deadline "
                        + task.deadline()
                        + " had passed when the task was planned, "
                        + Duration.between(task.deadline(), now).toSeconds()
                        + " s later. Send it again with a later one.",
                Map.of("deadline", task.deadline().toString(), "plannedAt", now.toString()));
    }

    private static @Nullable String joined(@Nullable String first, @Nullable String second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return first + " " + second;
    }
}
