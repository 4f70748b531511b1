package io.baton.domain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.domain.task.OutputFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class ChainTest {
    private static final ChainStage DOES =
            ChainStage.mandatory("does", Role.EXECUTOR, "code", "plans");
    private static final ChainStage PLANS = ChainStage.optional("plans", Role.PLANNER, "planning");

    static Stream<Arguments> noChains() {
        return Stream.of(
                no("exactly one executor", PLANS),
                no("exactly one executor", stage("a", Role.EXECUTOR), stage("b", Role.EXECUTOR)),
                no("stage does depends on plans, which is not in the chain", DOES),
                no("id of another stage", DOES, PLANS, PLANS),
                no(
                        "wait for each other",
                        DOES,
                        ChainStage.optional("plans", Role.PLANNER, "planning", "more"),
                        ChainStage.optional("more", Role.CONTEXT, "summarization", "plans")),
                no(
                        "wait for each other",
                        ChainStage.mandatory("self", Role.EXECUTOR, null, "self")),
                no(
                        "must depend on the executor",
                        DOES,
                        PLANS,
                        ChainStage.optional("r", Role.REVIEWER, "code", "plans")),
                no(
                        "only a reviewer may",
                        stage("e", Role.EXECUTOR),
                        ChainStage.optional("p", Role.PLANNER, null, "e")),
                no("must not be optional", ChainStage.optional("e", Role.EXECUTOR, null)),
                no("within 0..5", stage("e", Role.EXECUTOR), reviewer().revising(6)),
                no("no reviewer", PLANS.revising(1), DOES),
                no("must therefore be optional", stage("e", Role.EXECUTOR).fromInputTokens(1)),
                no("negative", PLANS.fromDescriptionTokens(-1), DOES),
                no("is a judge", stage("e", Role.EXECUTOR), stage("j", Role.JUDGE)),
                no("a-z 0-9 -", stage("A stage", Role.EXECUTOR)));
    }

    @ParameterizedTest
    @MethodSource("noChains")
    void whatIsNoChainIsRefusedNamingChainAndFix(String message, List<ChainStage> stages) {
        assertThatThrownBy(() -> new Chain("mine", stages, OutputFormat.TEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Chain mine")
                .hasMessageContaining(message);
    }

    @Test
    void stagesAreKeptInDependencyOrder() {
        Chain chain = new Chain("mine", List.of(DOES, PLANS), OutputFormat.TEXT);

        assertThat(chain.stages()).containsExactly(PLANS, DOES);
        assertThat(chain.executor()).isEqualTo(DOES);
    }

    @Test
    void theBuiltInChainsAreThere() {
        assertThat(ChainCatalog.builtIn().names())
                .containsExactlyInAnyOrder(
                        "default", "code", "planning", "analysis", "digest", "panel");
    }

    @Test
    void anOwnChainReplacesTheBuiltInOneOfItsName() {
        Chain own = new Chain("code", List.of(stage("e", Role.EXECUTOR)), OutputFormat.TEXT);

        ChainCatalog catalog = ChainCatalog.with(List.of(own), Set.of("code"));

        assertThat(catalog.find("code")).contains(own);
        assertThat(catalog.find("analysis")).isPresent();
    }

    @Test
    void anOwnChainMayOnlyNeedConfiguredCapabilities() {
        Chain own =
                new Chain(
                        "mine",
                        List.of(ChainStage.mandatory("e", Role.EXECUTOR, "cod")),
                        OutputFormat.TEXT);

        assertThatThrownBy(() -> ChainCatalog.with(List.of(own), Set.of("code")))
                .hasMessageContaining("Chain mine: stage e needs the capability cod")
                .hasMessageContaining("did you mean code?");
        assertThatThrownBy(() -> ChainCatalog.with(List.of(own, own), Set.of("cod")))
                .hasMessageContaining("configured twice");
    }

    private static ChainStage stage(String id, Role role) {
        return ChainStage.mandatory(id, role, null);
    }

    private static ChainStage reviewer() {
        return ChainStage.optional("r", Role.REVIEWER, null, "e");
    }

    private static Arguments no(String message, ChainStage... stages) {
        return Arguments.of(message, List.of(stages));
    }
}
