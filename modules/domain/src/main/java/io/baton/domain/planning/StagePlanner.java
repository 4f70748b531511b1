package io.baton.domain.planning;

import io.baton.domain.chain.ChainStage;
import io.baton.domain.chain.Parallel;
import io.baton.domain.chain.Role;
import io.baton.domain.cost.Cost;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.task.OutputFormat;
import io.baton.domain.task.Task;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Plans the stages of one task, one after the other, in dependency order. */
final class StagePlanner {
    /** Tokens of a part of the input that is worth a call, when it is condensed. */
    private static final int LEAST_PART = 400;

    /** Tokens that tell a model which part it has. */
    private static final int PART_NOTICE = 64;

    private final Task task;
    private final PlanningSettings settings;
    private final TaskSelections selections;
    private final TaskTokens tokens;
    private final Map<Role, Integer> templates;
    private final OutputFormat format;
    private final Set<String> named;
    private final StageLimits limits;

    private final List<PlannedStage> stages = new ArrayList<>();
    private final Map<String, Integer> answers = new HashMap<>();
    private final Map<String, Cost> least = new HashMap<>();
    private @Nullable ModelOrchestratorError refusal;
    private @Nullable String doubt;
    private boolean onlyExtracts;

    StagePlanner(
            Task task,
            PlanningSettings settings,
            TaskSelections selections,
            TaskTokens tokens,
            Map<Role, Integer> templates,
            OutputFormat format,
            Set<String> named,
            StageLimits limits) {
        this.task = task;
        this.settings = settings;
        this.selections = selections;
        this.tokens = tokens;
        this.templates = templates;
        this.format = format;
        this.named = named;
        this.limits = limits;
    }

    List<PlannedStage> stages() {
        return stages;
    }

    /** Why the task cannot be run; null as long as it can. */
    @Nullable ModelOrchestratorError refusal() {
        return refusal;
    }

    /** What is unsure about the choice of models; null when nothing is. */
    @Nullable String doubt() {
        return doubt;
    }

    /** Whether no language model does the task's main stage. */
    boolean onlyExtracts() {
        return onlyExtracts;
    }

    /** How many stages run. */
    int running() {
        return (int) stages.stream().filter(stage -> stage.skipReason() == null).count();
    }

    /** Prompts and answers of all stages that run. */
    int estimatedTokens() {
        long sum = 0;
        for (PlannedStage stage : stages) {
            if (stage.skipReason() == null) {
                sum += (long) stage.estimatedPromptTokens() + stage.maxOutputTokens();
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    /** What the first candidates of all stages may cost together, as far as prices are known. */
    Cost cost() {
        return cost(stages);
    }

    /** The same of one stage of the chain, with its branches. */
    Cost cost(String id) {
        return cost(
                stages.stream()
                        .filter(stage -> stage.id().equals(id) || id.equals(stage.branchOf()))
                        .toList());
    }

    private static Cost cost(List<PlannedStage> stages) {
        return Cost.sum(stages.stream().flatMap(stage -> stage.cost().stream()).toList());
    }

    /** Least that one call for that stage of the chain may cost; null when it does not run. */
    @Nullable Cost least(String id) {
        return least.get(id);
    }

    /** Ends the plan: the task cannot be run. */
    void refuse(ModelOrchestratorError error) {
        refusal = error;
    }

    /** Plans the next stage; after a refusal there must be none. */
    void plan(ChainStage stage, String capability) {
        List<Integer> earlier = earlier(stage);
        int prompt = tokens.prompt(templates.getOrDefault(stage.role(), 0), earlier);
        int usual = settings.outputTokens(stage.role());
        int wanted = wantedOutput(stage.role(), usual);
        StageNeed need = need(stage, capability, prompt, sum(earlier), wanted);
        String senseless = StageConditions.skipReason(stage, tokens);
        if (senseless == null) {
            senseless = limits.leftOut().get(stage.id());
        }
        if (senseless != null) {
            add(stage, need, Selection.NONE, wanted, senseless);
            return;
        }
        Selection selection = selections.of(need);
        if (selection.candidates().isEmpty() && wanted > usual) {
            // A wish for long answers alone shall not leave a task without a model.
            need = need.withOutputTokens(usual);
            selection = selections.of(need);
        }
        if (selection.candidates().isEmpty()) {
            nobody(stage, need, selection);
            return;
        }
        if (selection.cheapest() != null) {
            least.put(stage.id(), selection.cheapest());
        }
        int output = Math.min(wanted, selection.room());
        Parallel parallel = stage.parallel();
        if (parallel == null) {
            add(stage, need, selection, output, null);
        } else {
            addBranches(stage, parallel, need, output);
        }
        if (stage.role() == Role.EXECUTOR && !selection.languageModels()) {
            doubt = onlyExtracts(selection, capability);
            onlyExtracts = true;
        }
    }

    /**
     * Plans the stage that condenses the input before all others; after a refusal there must be
     * none.
     *
     * @param fallback a capability that will do when no model has the stage's own
     * @param input tokens of the whole input
     * @param target tokens that the others are planned to get in its place
     */
    void condense(ChainStage stage, String fallback, int input, int target) {
        int template = templates.getOrDefault(Role.CONTEXT, 0) + PART_NOTICE;
        int prompt = tokens.with(LEAST_PART).prompt(template, List.of());
        int wanted = wantedOutput(Role.CONTEXT, settings.outputTokens(Role.CONTEXT));
        int least = Math.min(wanted, LEAST_PART / 2);
        String own = Objects.requireNonNullElse(stage.capability(), fallback);
        StageNeed need = need(stage, own, prompt, 0, least);
        Selection selection = selections.of(need);
        if (selection.candidates().isEmpty()) {
            need = need(stage, fallback, prompt, 0, least);
            selection = selections.of(need);
        }
        if (selection.candidates().isEmpty()) {
            refusal = Shortfall.of(stage.id(), selections.catalog(), need, selection, false);
            return;
        }
        int room = selection.room();
        int output = Math.min(wanted, Math.max(least, Math.min((room + prompt) / 4, room)));
        int part = Math.max(LEAST_PART, room - output + LEAST_PART);
        StageNeed each = need(stage, need.capability(), prompt - LEAST_PART + part, 0, output);
        // What came of the parts may take as many calls again.
        Selection paid =
                selection.paying(each, 2 * Math.ceilDiv(input, part), selections.catalog());
        if (paid.candidates().isEmpty()) {
            refusal = tooExpensive(stage, need, paid);
            return;
        }
        if (paid.cheapest() != null) {
            this.least.put(stage.id(), paid.cheapest());
        }
        PlannedStage planned = planned(stage, need, paid, output, null);
        stages.add(planned.condensing(prompt - LEAST_PART + input, target));
    }

    private static ModelOrchestratorError tooExpensive(
            ChainStage stage, StageNeed need, Selection selection) {
        String message =
                "Condensing the input may cost %s even with the cheapest model, more than the %s that the task's ceiling leaves for it. Raise constraints.maxCost, shorten the input, or add a cheaper model."
                        .formatted(selection.cheapest(), need.limit());
        return ModelOrchestratorError.of(
                ErrorCode.BUDGET_EXCEEDED, message, Map.of("stage", stage.id()));
    }

    private void addBranches(ChainStage stage, Parallel parallel, StageNeed need, int output) {
        // What only picks from the input is always first, and no match for a written answer.
        Selection selection = selections.of(need.ofLanguageModels());
        if (selection.candidates().isEmpty()) {
            selection = selections.of(need);
        }
        int answers = Math.min(parallel.models(), selection.candidates().size());
        Selection gatherers = selections.of(need.withAnswers(answers, output));
        AffordableBranches affordable =
                AffordableBranches.of(
                        selection.candidates(),
                        answers,
                        parallel.gather(),
                        gatherers.candidates().isEmpty()
                                ? selection.candidates()
                                : gatherers.candidates(),
                        need.limit());
        PlannedStage alone =
                planned(stage, need, selection.with(affordable.ranked()), output, null);
        List<PlannedStage> planned =
                Branches.of(alone, parallel, affordable.count(), affordable.gatherers());
        if (planned.size() == 1) {
            doubt =
                    "Stage %s wants %d models at the same time, but %s."
                            .formatted(
                                    stage.id(),
                                    parallel.models(),
                                    selection.candidates().size() > 1
                                            ? "the task's ceiling of cost pays for one"
                                            : "only "
                                                    + selection.candidates().getFirst().model()
                                                    + " may run it");
        }
        planned.forEach(each -> this.answers.put(each.id(), output));
        stages.addAll(planned);
    }

    private static String onlyExtracts(Selection selection, String capability) {
        return "No language model serves "
                + capability
                + ": "
                + selection.candidates().getFirst().model()
                + " picks from the input and writes nothing of its own. For a written answer: "
                + ModelAdvice.command(capability);
    }

    private List<Integer> earlier(ChainStage stage) {
        List<Integer> earlier = new ArrayList<>();
        for (String id : stage.dependsOn()) {
            Integer answer = answers.get(id);
            if (answer != null) {
                earlier.add(answer);
            }
        }
        return earlier;
    }

    private static int sum(List<Integer> tokens) {
        long sum = tokens.stream().mapToLong(Integer::longValue).sum();
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    /** A task's limit bounds every stage; only the executor's answer is made longer by it. */
    private int wantedOutput(Role role, int usual) {
        Integer limit = task.constraints().maxOutputTokens();
        if (limit == null) {
            return usual;
        }
        return role == Role.EXECUTOR ? limit : Math.min(limit, usual);
    }

    private StageNeed need(
            ChainStage stage, String capability, int prompt, int answers, int output) {
        boolean schema = format == OutputFormat.JSON && task.outputSchema() != null;
        return new StageNeed(
                capability,
                prompt,
                answers,
                output,
                settings.minScore(),
                schema && stage.role() == Role.EXECUTOR,
                named,
                task.constraints(),
                limits.of(stage.id()));
    }

    private void nobody(ChainStage stage, StageNeed need, Selection selection) {
        ModelOrchestratorError shortfall =
                Shortfall.of(
                        stage.id(),
                        selections.catalog(),
                        need,
                        selection,
                        tokens.input() > 0 && !task.constraints().condenseInput());
        if (stage.optional()) {
            add(stage, need, selection, need.outputTokens(), shortfall.message());
        } else {
            refusal = shortfall;
        }
    }

    private void add(
            ChainStage stage,
            StageNeed need,
            Selection selection,
            int output,
            @Nullable String skipReason) {
        if (skipReason == null) {
            answers.put(stage.id(), output);
        }
        stages.add(planned(stage, need, selection, output, skipReason));
    }

    private static PlannedStage planned(
            ChainStage stage,
            StageNeed need,
            Selection selection,
            int output,
            @Nullable String skipReason) {
        return new PlannedStage(
                stage.id(),
                stage.role(),
                need.capability(),
                stage.dependsOn(),
                stage.optional(),
                stage.maxRevisions(),
                stage.differentModel(),
                null,
                null,
                selection.candidates(),
                selection.rejected(),
                need.promptTokens(),
                output,
                skipReason);
    }
}
