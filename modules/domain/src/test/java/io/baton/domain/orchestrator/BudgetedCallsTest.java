package io.baton.domain.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.cost.Cost;
import io.baton.domain.cost.Price;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.Attempt;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.Usage;
import io.baton.domain.synthesis.Outcome;
import io.baton.domain.synthesis.StageReply;
import io.baton.domain.synthesis.StageWork;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;

/** No call is begun that may cost more than what is left for its stage. */
class BudgetedCallsTest {
    private static final Price DEAR = price("100", "1000");
    private static final Price CHEAP = price("0.1", "1");

    /**
     * Its answer may take all of its window of 100,000 tokens: about 0.1, and 100 by the dear one.
     */
    private final ScriptedModel cheap = new ScriptedModel("cheap", 0.5, _ -> "6").at(CHEAP);

    private final ScriptedModel dear = new ScriptedModel("dear", 0.9, _ -> "six").at(DEAR);

    @Test
    void theBestModelIsCalledWhenThereIsMoneyForIt() throws Exception {
        StageReply reply = run("150", dear, cheap);

        assertThat(model(reply)).isEqualTo("dear");
        // 5 tokens of prompt and 7 of answer, as the provider counts them.
        assertThat(reply.attempts().getFirst().cost()).isEqualTo(Cost.of(0.0075));
    }

    @Test
    void aCheaperCandidateIsCalledWhenTheBestIsTooExpensive() throws Exception {
        StageReply reply = run("1", dear, cheap);

        assertThat(model(reply)).isEqualTo("cheap");
        assertThat(dear.requests()).isEmpty();
        assertThat(reply.attempts().getFirst().cost()).isEqualTo(Cost.of(0.0000075));
    }

    @Test
    void withoutACeilingCostsAreToldAllTheSame() throws Exception {
        assertThat(run(null, dear, cheap).attempts().getFirst().cost()).isEqualTo(Cost.of(0.0075));
        assertThat(run(null, dear.at(null)).attempts().getFirst().cost()).isNull();
    }

    @Test
    void whenNoneIsCheapEnoughTheStageFailsWithTheNumbersAndNoCall() throws Exception {
        ModelOrchestratorError error = error(run("0.001", dear, cheap));

        assertThat(error.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
        assertThat(error.message()).contains("0.001").contains("cheap 0.0").contains("dear 9");
        assertThat(error.details())
                .containsEntry("stage", "executor")
                .containsEntry("left", "0.001")
                .containsEntry("spent", "0");
        assertThat(dear.requests()).isEmpty();
        assertThat(cheap.requests()).isEmpty();
    }

    @Test
    void aModelOfUnknownPriceIsNotCalledUnderACeiling() throws Exception {
        ModelOrchestratorError error = error(run("1", dear.at(null)));

        assertThat(error.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
        assertThat(error.message()).contains("price is not known");
    }

    @Test
    void aFreeModelIsCalledWithNothingLeft() throws Exception {
        assertThat(model(run("0", dear, cheap.at(Price.FREE)))).isEqualTo("cheap");
    }

    @Test
    void whatAFailedCallTookIsCountedDown() throws Exception {
        ScriptedModel useless =
                new ScriptedModel(
                                "useless",
                                0.9,
                                _ -> {
                                    throw ProviderException.of(ErrorCode.INVALID_ANSWER, "no")
                                            .after(new Usage(1_000, 50_000));
                                })
                        .at(CHEAP);

        StageReply reply = run("0.12", useless, cheap);

        // 0.0501 of 0.12 are gone: less is left than the next call may cost.
        assertThat(reply.attempts()).extracting(Attempt::cost).containsExactly(Cost.of(0.0501));
        ModelOrchestratorError error = error(reply);
        assertThat(error.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
        assertThat(error.attempts()).hasSize(1);
        assertThat(error.details())
                .containsEntry("spent", "0.0501")
                .containsEntry("left", "0.0699");
    }

    @Test
    void whereAProviderCountsNothingOfItsAnswerTheEstimateStands() throws Exception {
        ScriptedModel silent =
                new ScriptedModel("silent", 0.9, _ -> "the sum is six")
                        .counting(Usage.UNKNOWN)
                        .at(CHEAP);

        Cost cost = run("1", silent).attempts().getFirst().cost();

        assertThat(cost).isNotNull().isGreaterThan(Cost.NONE);
    }

    private static StageReply run(@Nullable String budget, ScriptedModel... models)
            throws InterruptedException {
        String[] ids = new String[models.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = models[i].descriptor().id();
        }
        Instant now = Instant.now();
        StageWork work = Works.between(now, now.plusSeconds(30), ids);
        return InProcess.runner(models)
                .run(budget == null ? work : work.within(Cost.of(new BigDecimal(budget))));
    }

    private static String model(StageReply reply) {
        assertThat(reply.outcome()).isInstanceOf(Outcome.Completed.class);
        return ((Outcome.Completed) reply.outcome()).model();
    }

    private static ModelOrchestratorError error(StageReply reply) {
        assertThat(reply.outcome()).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) reply.outcome()).error();
    }

    private static Price price(String input, String output) {
        return Price.perMillion(new BigDecimal(input), new BigDecimal(output));
    }
}
