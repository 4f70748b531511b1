package io.baton.domain.planning;

import static io.baton.domain.planning.Given.NOW;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.domain.chain.ChainCatalog;
import io.baton.domain.chain.PromptComposer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.planning.Plan.CapabilitySource;
import io.baton.domain.task.Constraints;
import io.baton.domain.task.OutputFormat;
import io.baton.domain.task.Task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class TaskAnalyzerTest {
    private static final ModelDescriptor LLAMA =
            Given.allRound("ollama/llama3.1:8b", 0.7, 8_192, 4.7);
    private static final String DOCUMENT =
            "The harbour was rebuilt in 1873 by two engineers. ".repeat(60);
    private final TaskAnalyzer analyzer = Given.analyzer(Given.reads("general", 0.9));

    @Test
    void aCodeTaskIsPlannedMadeAndReviewed() {
        Task task = Given.typed("code_generation", "Create a React component");

        Plan plan = analyzer.analyze(task, Given.catalog(LLAMA), NOW);

        assertThat(plan.refusal()).isNull();
        assertThat(plan.doubt()).isNull();
        assertThat(plan.chain()).isEqualTo("code");
        assertThat(plan.format()).isEqualTo(OutputFormat.CODE);
        assertThat(plan.capabilitySource()).isEqualTo(CapabilitySource.TYPE);
        assertThat(plan.stages())
                .extracting(PlannedStage::id, PlannedStage::capability)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("planner", "planning"),
                        org.assertj.core.groups.Tuple.tuple("executor", "code"),
                        org.assertj.core.groups.Tuple.tuple("reviewer", "code"));
        assertThat(plan.stages()).allSatisfy(it -> assertThat(it.skipReason()).isNull());
        assertThat(Given.stage(plan, "reviewer").maxRevisions()).isEqualTo(1);
        assertThat(Given.stage(plan, "reviewer").estimatedPromptTokens())
                .isGreaterThan(Given.stage(plan, "executor").maxOutputTokens());
        assertThat(plan.estimatedTokens())
                .isEqualTo(
                        plan.stages().stream()
                                .mapToInt(it -> it.estimatedPromptTokens() + it.maxOutputTokens())
                                .sum());
    }

    @Test
    void aDoubtfulGuessChoosesTheModelButNotTheChain() {
        TaskAnalyzer doubtful = Given.analyzer(Given.reads("code", 0.3));

        Plan plan = doubtful.analyze(Given.task("Hm"), Given.catalog(LLAMA), NOW);

        assertThat(plan.capability()).isEqualTo("code");
        assertThat(plan.chain()).isEqualTo("default");
        assertThat(plan.doubt()).contains("code (0.30)");
    }

    @Test
    void aDoubtfulGuessThatNoModelCanIsGeneral() {
        TaskAnalyzer doubtful = Given.analyzer(Given.reads("translation", 0.3));
        ModelDescriptor narrow = Given.model("p/narrow", 0.7, 8_192, 4.7, false, "general");

        Plan plan = doubtful.analyze(Given.task("Hm"), Given.catalog(narrow), NOW);

        assertThat(plan.refusal()).isNull();
        assertThat(plan.capability()).isEqualTo("general");
        assertThat(plan.capabilitySource()).isEqualTo(CapabilitySource.DEFAULT);
        assertThat(plan.doubt()).contains("translation (0.30)", "No model can translation");
    }

    @ParameterizedTest
    @CsvSource({
        "analysis,analysis,MARKDOWN",
        "planning,planning,MARKDOWN",
        "code,code,CODE",
        "summarization,digest,MARKDOWN",
        "extraction,digest,MARKDOWN",
        "translation,default,TEXT",
        "general,default,TEXT"
    })
    void theCapabilityLeadsToItsChain(String capability, String chain, OutputFormat format) {
        Task task = Given.needing(capability, null, Constraints.NONE);

        Plan plan = analyzer.analyze(task, Given.catalog(LLAMA), NOW);

        assertThat(plan.chain()).isEqualTo(chain);
        assertThat(plan.format()).isEqualTo(format);
        assertThat(plan.capability()).isEqualTo(capability);
        assertThat(Given.stage(plan, "executor").capability()).isEqualTo(capability);
    }

    @Test
    void stagesThatCannotPayAreLeftOutWithTheReason() {
        Plan none = analyze(Given.needing("analysis", null, Constraints.NONE));
        Plan brief = analyze(Given.needing("analysis", "A few words.", Constraints.NONE));
        Plan whole = analyze(Given.needing("analysis", DOCUMENT, Constraints.NONE));
        Plan simple = analyze(Given.needing("translation", "Hello", Constraints.NONE));

        assertThat(Given.stage(none, "context").skipReason()).isEqualTo("The task has no input.");
        assertThat(Given.stage(brief, "context").skipReason()).contains("input is short");
        assertThat(Given.stage(whole, "context").skipReason()).isNull();
        assertThat(Given.stage(simple, "planner").skipReason()).contains("description is short");
    }

    @Test
    void anOptionalStageWithoutModelsIsLeftOut() {
        ModelDescriptor coder = Given.model("m/coder", 0.8, 8_192, 4, true, "code");

        Plan plan =
                analyzer.analyze(
                        Given.needing("code", null, Constraints.NONE), Given.catalog(coder), NOW);

        assertThat(plan.refusal()).isNull();
        assertThat(Given.stage(plan, "planner").skipReason())
                .contains("No model serves the capability planning", "ollama pull llama3.1:8b");
        assertThat(Given.stage(plan, "executor").candidates()).hasSize(1);
    }

    @Test
    void onlyBuiltinServesAnalysisAndThePlanSaysSo() {
        Plan plan =
                analyzer.analyze(
                        Given.needing("analysis", DOCUMENT, Constraints.NONE),
                        Given.catalog(Given.builtin()),
                        NOW);

        assertThat(plan.refusal()).isNull();
        assertThat(plan.stages())
                .allSatisfy(
                        stage ->
                                assertThat(stage.candidates())
                                        .extracting(Candidate::model)
                                        .containsExactly("builtin/extractive"));
        assertThat(plan.doubt())
                .contains("No language model serves analysis", "builtin/extractive");
    }

    @Test
    void longAnswersAreGivenRoomWhereThereIsSome() {
        ModelDescriptor large = Given.allRound("m/large", 0.5, 32_768, 9);
        Task task = Given.needing("code", null, Given.limits(null, null, 8_000, null));

        Plan roomy = analyzer.analyze(task, Given.catalog(LLAMA, large), NOW);
        Plan narrow = analyzer.analyze(task, Given.catalog(LLAMA), NOW);

        assertThat(Given.stage(roomy, "executor").maxOutputTokens()).isEqualTo(8_000);
        assertThat(Given.stage(roomy, "executor").candidates())
                .extracting(Candidate::model)
                .containsExactly("m/large");
        PlannedStage executor = Given.stage(narrow, "executor");
        assertThat(executor.maxOutputTokens())
                .isBetween(2_048, 8_192 - executor.estimatedPromptTokens());
        assertThat(Given.stage(narrow, "planner").maxOutputTokens()).isEqualTo(768);
    }

    @Test
    void aShortAnswerLimitBoundsEveryStage() {
        Plan plan = analyze(Given.needing("code", null, Given.limits(null, null, 100, null)));

        assertThat(plan.stages())
                .allSatisfy(stage -> assertThat(stage.maxOutputTokens()).isEqualTo(100));
    }

    @Test
    void theSenderMayNameChainAndCapabilityApart() {
        Task chainOnly =
                Given.task(null, "Do it", null, null, "code", Constraints.NONE, null, null);
        Task both =
                Given.task(
                        null,
                        "Do it",
                        null,
                        "reasoning",
                        "code",
                        Constraints.NONE,
                        OutputFormat.TEXT,
                        null);

        assertThat(analyze(chainOnly).capability()).isEqualTo("code");
        assertThat(Given.stage(analyze(both), "executor").capability()).isEqualTo("reasoning");
        assertThat(analyze(both).capability()).isEqualTo("reasoning");
        assertThat(analyze(both).format()).isEqualTo(OutputFormat.TEXT);
    }

    @Test
    void aRouteToNowhereIsFoundAtStart() {
        TaskRouting routing =
                TaskRouting.DEFAULTS.overriddenBy(Map.of(), Map.of("writing", "novel"));

        assertThatThrownBy(
                        () ->
                                new TaskAnalyzer(
                                        PlanningSettings.DEFAULTS,
                                        routing,
                                        ChainCatalog.builtIn(),
                                        Given.CAPABILITIES,
                                        Given.reads("general", 1),
                                        new CharacterTokenEstimator(),
                                        new PromptComposer()))
                .hasMessageContaining("writing")
                .hasMessageContaining("novel");
    }

    private Plan analyze(Task task) {
        return analyzer.analyze(task, Given.catalog(LLAMA), NOW);
    }
}
