package io.baton.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.cost.Cost;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.planning.Rejection.Reason;
import io.baton.domain.task.Constraints;
import io.baton.domain.task.Priority;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** What a ceiling of cost does to plans, and what prices do to the ranking. */
class CostCeilingTest {
    /** Long enough for the planner to be worth its call. */
    private static final String LONG = "Explain how a tide mill works. ".repeat(40);

    private static final ModelDescriptor GOOD =
            Given.priced(Given.allRound("cloud/good", 0.9, 100_000, 0), "3", "15");
    private static final ModelDescriptor CHEAP =
            Given.priced(Given.allRound("cloud/cheap", 0.6, 100_000, 0), "0.15", "0.6");
    private static final ModelDescriptor LOCAL = Given.allRound("p/local", 0.5, 100_000, 5);
    private static final ModelDescriptor UNPRICED =
            Given.allRound("cloud/unpriced", 0.95, 100_000, 0).at(null);

    private final TaskAnalyzer analyzer = Given.analyzer(Given.reads("general", 1));

    @Test
    void withoutACeilingNoPriceKeepsAModelOut() {
        Plan plan = plan(Constraints.NONE, GOOD, CHEAP, UNPRICED);

        assertThat(Given.stage(plan, "executor").candidates()).hasSize(3);
        assertThat(Given.stage(plan, "executor").rejected()).isEmpty();
    }

    @Test
    void aModelWhoseCallCannotFitIsRejectedWithTheNumbers() {
        Plan plan = plan(Given.ceiling("0.02"), GOOD, CHEAP);

        assertThat(Given.stage(plan, "executor").rejected())
                .singleElement()
                .satisfies(
                        rejected -> {
                            assertThat(rejected.model()).isEqualTo("cloud/good");
                            assertThat(rejected.code()).isEqualTo(Reason.COST_TOO_HIGH);
                            assertThat(rejected.reason())
                                    .contains("0.02")
                                    .contains("a call may cost 0.0");
                        });
    }

    @Test
    void aModelOfUnknownPriceIsRejectedSayingHowToConfigureIt() {
        Plan plan = plan(Given.ceiling("5"), UNPRICED, CHEAP);

        assertThat(Given.stage(plan, "executor").rejected())
                .singleElement()
                .satisfies(
                        rejected -> {
                            assertThat(rejected.code()).isEqualTo(Reason.PRICE_UNKNOWN);
                            assertThat(rejected.reason())
                                    .contains("price")
                                    .contains("baton.models");
                        });
    }

    @Test
    void aCeilingOfNothingLeavesTheModelsThatAreFree() {
        Plan plan = plan(Given.ceiling("0"), GOOD, CHEAP, LOCAL);

        assertThat(plan.refusal()).isNull();
        assertThat(plan.estimatedCost()).contains(Cost.NONE);
        assertThat(Given.stage(plan, "executor").candidates())
                .extracting(Candidate::model)
                .containsExactly("p/local");
    }

    @Test
    void whoCannotPayForAnyModelIsRefusedWithTheCheapestAndItsCost() {
        ModelOrchestratorError error =
                Objects.requireNonNull(plan(Given.ceiling("0.0001"), GOOD, CHEAP).refusal());

        assertThat(error.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
        assertThat(error.details())
                .containsEntry("field", "constraints.maxCost")
                .containsEntry("maxCost", "0.0001")
                .containsEntry("model", "cloud/cheap")
                .containsKeys("cheapestCost", "promptTokens", "outputTokens");
        assertThat(error.message()).contains("Raise constraints.maxCost");
    }

    @Test
    void whereNoPriceIsKnownTheRefusalSaysWhatToConfigure() {
        ModelOrchestratorError error =
                Objects.requireNonNull(plan(Given.ceiling("5"), UNPRICED).refusal());

        assertThat(error.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
        assertThat(error.message()).contains("cloud/unpriced").contains("baton.models");
    }

    @Test
    void aPlanThatFitsTakesTheBestModelsEverywhere() {
        Plan plan = plan(Given.ceiling("1"), GOOD, CHEAP);

        assertThat(plan.stages())
                .allSatisfy(
                        stage ->
                                assertThat(stage.candidates().getFirst().model())
                                        .isEqualTo("cloud/good"));
    }

    @ParameterizedTest
    @CsvSource({"0.09", "0.07", "0.06", "0.04", "0.01", "0.004", "0.002"})
    void whatTheFirstCandidatesMayCostTogetherStaysWithinTheCeiling(String ceiling) {
        Plan plan = plan(Given.ceiling(ceiling), GOOD, CHEAP);

        assertThat(plan.refusal()).isNull();
        assertThat(plan.estimatedCost().orElseThrow().units())
                .isLessThanOrEqualTo(new BigDecimal(ceiling));
    }

    @Test
    void whateverPricesAndCeilingsThereAreAPlanFitsOrIsRefused() {
        Random random = new Random(11);
        int refused = 0;
        for (int run = 0; run < 2_000; run++) {
            ModelDescriptor[] models = new ModelDescriptor[1 + random.nextInt(12)];
            for (int i = 0; i < models.length; i++) {
                ModelDescriptor any =
                        Given.allRound("cloud/" + i, 0.3 + 0.7 * random.nextDouble(), 100_000, 0);
                models[i] =
                        Given.priced(
                                any,
                                Integer.toString(random.nextInt(10)),
                                Integer.toString(random.nextInt(40)));
            }
            Cost ceiling = new Cost(random.nextLong(150_000_000_000L));
            String chain = List.of("default", "code", "planning", "panel").get(run % 4);

            Plan plan = plan(chain, Constraints.NONE.within(ceiling), models);

            if (plan.refusal() != null) {
                assertThat(plan.refusal().code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
                refused++;
            } else {
                assertThat(plan.estimatedCost().orElseThrow().exceeds(ceiling))
                        .as("run " + run)
                        .isFalse();
                assertThat(Given.stage(plan, "executor").skipReason()).isNull();
            }
        }
        assertThat(refused).isBetween(50, 1_500);
    }

    @Test
    void theExecutorChoosesBeforeTheOptionalStagesThatComeFirst() {
        // Enough for one stage by the good model, and the cheap one for the rest.
        Plan plan = plan(Given.ceiling("0.05"), GOOD, CHEAP);

        assertThat(first(plan, "executor")).isEqualTo("cloud/good");
        assertThat(first(plan, "planner")).isEqualTo("cloud/cheap");
        assertThat(first(plan, "reviewer")).isEqualTo("cloud/cheap");
    }

    @Test
    void anOptionalStageForWhichNothingIsLeftIsLeftOutSayingSo() {
        Cost executor = Given.stage(plan(Given.ceiling("1"), CHEAP), "executor").leastCost();

        Plan plan = plan(Given.ceiling(executor.toString()), CHEAP);

        assertThat(plan.refusal()).isNull();
        assertThat(Given.stage(plan, "executor").skipReason()).isNull();
        assertThat(Given.stage(plan, "reviewer").skipReason()).contains("ceiling");
        assertThat(Given.stage(plan, "planner").skipReason()).contains("ceiling");
    }

    @Test
    void asManyModelsAtTheSameTimeAsThereIsMoneyFor() {
        ModelDescriptor[] alike = {alike("a"), alike("b"), alike("c")};
        Constraints one = Given.ceiling("1");
        Plan all = panel(one, alike);
        Cost each = Given.stage(all, "executor-1").leastCost();
        Cost judge = Given.stage(all, "executor").leastCost();
        Cost two = each.plus(each).plus(judge);

        Plan plan = panel(Given.ceiling(two.toString()), alike);

        assertThat(plan.stages())
                .extracting(PlannedStage::id)
                .contains("executor-1", "executor-2", "executor")
                .doesNotContain("executor-3");
        assertThat(plan.estimatedCost().orElseThrow().exceeds(two)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"EFFICIENCY, cloud/cheap", "BALANCED, cloud/cheap"})
    void ofTwoAlikeTheCheaperOneComesFirst(Priority priority, String best) {
        ModelDescriptor dear =
                Given.priced(Given.allRound("cloud/a-dear", 0.6, 100_000, 0), "3", "15");

        Plan plan = plan(Given.priority(priority), dear, CHEAP);

        assertThat(first(plan, "executor")).isEqualTo(best);
    }

    @Test
    void whoNeverSaidItsPriceDoesNotGainByIt() {
        ModelDescriptor silent = Given.allRound("cloud/a-silent", 0.6, 100_000, 0).at(null);

        assertThat(first(plan(Given.priority(Priority.EFFICIENCY), silent, CHEAP), "executor"))
                .isEqualTo("cloud/cheap");
    }

    @Test
    void theReasonTellsThePriceWhereThereIsOne() {
        Plan plan = plan(Constraints.NONE, CHEAP, LOCAL);

        assertThat(Given.stage(plan, "executor").candidates())
                .filteredOn(it -> it.model().equals("cloud/cheap"))
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("0.15 + 0.6 a million tokens"));
        assertThat(Given.stage(plan, "executor").candidates())
                .filteredOn(it -> it.model().equals("p/local"))
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).doesNotContain("million"));
    }

    private Plan plan(Constraints constraints, ModelDescriptor... models) {
        return plan("default", constraints, models);
    }

    private Plan panel(Constraints constraints, ModelDescriptor... models) {
        return plan("panel", constraints, models);
    }

    private Plan plan(String chain, Constraints constraints, ModelDescriptor... models) {
        return analyzer.analyze(
                Given.task(null, LONG, null, "general", chain, constraints, null, null),
                Given.catalog(models),
                Given.NOW);
    }

    private static ModelDescriptor alike(String name) {
        return Given.priced(Given.allRound("cloud/" + name, 0.7, 100_000, 0), "1", "2");
    }

    private static String first(Plan plan, String stage) {
        return Given.stage(plan, stage).candidates().getFirst().model();
    }
}
