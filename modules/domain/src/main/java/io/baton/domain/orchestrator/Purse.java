package io.baton.domain.orchestrator;

import io.baton.domain.cost.Cost;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.Attempt;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.planning.Candidate;
import io.baton.domain.synthesis.StageWork;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is left of a stage's budget while its models are tried. Invariant: no call is begun that may
 * cost more than that.
 */
final class Purse implements ModelGate {
    /** Longer than any stage waits. */
    private static final Duration FOR_GOOD = Duration.ofDays(3650);

    private final StageWork work;
    private final Function<String, Optional<LlmModel>> models;
    private final Function<ModelDescriptor, ModelRequest> requests;
    private final CallCosts costs;
    private final Map<String, Optional<Cost>> most = new HashMap<>();
    private Cost spent = Cost.NONE;

    Purse(
            StageWork work,
            Function<String, Optional<LlmModel>> models,
            Function<ModelDescriptor, ModelRequest> requests,
            CallCosts costs) {
        this.work = work;
        this.models = models;
        this.requests = requests;
        this.costs = costs;
    }

    void pay(Attempt attempt) {
        if (attempt.cost() != null) {
            spent = spent.plus(attempt.cost());
        }
    }

    /** Why no model can be called any more; empty as long as one can. */
    Optional<ModelOrchestratorError> emptyFor(List<Attempt> soFar) {
        Cost budget = work.budget();
        if (budget == null
                || work.candidates().isEmpty()
                || work.candidates().stream().anyMatch(it -> pays(it.model(), budget))) {
            return Optional.empty();
        }
        Map<String, String> details = new HashMap<>();
        List<String> calls = new ArrayList<>();
        for (Candidate candidate : work.candidates()) {
            calls.add(candidate.model() + " " + told(most(candidate.model())));
        }
        details.put("stage", work.stageId());
        details.put("capability", work.capability());
        details.put("stageBudget", budget.toString());
        details.put("spent", spent.toString());
        details.put("left", budget.less(spent).toString());
        details.put("candidates", String.join(", ", calls));
        String message =
                "Of the task's budget %s are left for stage %s%s, but a call may cost more: %s. %s"
                        .formatted(
                                budget.less(spent),
                                work.stageId(),
                                spent.isFree() ? "" : " after it has spent " + spent,
                                String.join(", ", calls),
                                ErrorCode.BUDGET_EXCEEDED.advice());
        return Optional.of(
                ModelOrchestratorError.of(ErrorCode.BUDGET_EXCEEDED, message, details)
                        .withAttempts(soFar));
    }

    /** A model that is too expensive now is not open again for the stage: money only gets less. */
    @Override
    public Duration closedFor(String model) {
        Cost budget = work.budget();
        return budget == null || pays(model, budget) ? Duration.ZERO : FOR_GOOD;
    }

    /** What is not served any more is for the runner to say. */
    private boolean pays(String model, Cost budget) {
        if (models.apply(model).isEmpty()) {
            return true;
        }
        Cost most = most(model);
        return most != null && !most.exceeds(budget.less(spent));
    }

    private @Nullable Cost most(String id) {
        return most.computeIfAbsent(id, this::estimated).orElse(null);
    }

    private Optional<Cost> estimated(String id) {
        return models.apply(id).flatMap(this::estimated);
    }

    private Optional<Cost> estimated(LlmModel model) {
        try {
            return Optional.ofNullable(costs.most(model, requests.apply(model.descriptor())));
        } catch (ProviderException tooLong) {
            // Refusing it without a call costs nothing, and says why.
            return Optional.of(Cost.NONE);
        }
    }

    private static String told(@Nullable Cost most) {
        return most == null ? "(its price is not known)" : most.toString();
    }
}
