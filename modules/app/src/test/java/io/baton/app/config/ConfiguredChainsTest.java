package io.baton.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.app.planning.Planning;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.planning.Classification;
import io.baton.domain.planning.ModelCatalog;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;
import io.baton.wire.avro.TaskRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chains, routing and prompts as a user writes them down. */
class ConfiguredChainsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final Map<String, String> settings = new HashMap<>();

    @Test
    void aTaskThatNamesAChainOfTheUsersOwnRunsItsStagesInTheirOrder() {
        chain("careful", "planner", "executor", "reviewer");
        settings.put("baton.chains[0].stages[2].max-revisions", "2");
        settings.put("baton.chains[0].stages[2].different-model", "true");

        Plan plan = plan(task().setChain("careful"));

        assertThat(plan.chain()).isEqualTo("careful");
        assertThat(plan.stages())
                .extracting(PlannedStage::id)
                .containsExactly("planner", "executor", "reviewer");
        assertThat(plan.stages().getLast().dependsOn()).containsExactly("executor");
        assertThat(plan.stages().getLast().maxRevisions()).isEqualTo(2);
        assertThat(plan.stages().getLast().differentModel()).isTrue();
    }

    @Test
    void anOwnChainTakesThePlaceOfTheBuiltInOneOfItsName() {
        chain("code", "executor");

        assertThat(plan(task().setType("code_generation")).stages()).hasSize(1);
    }

    @Test
    void routingLeadsATypeToACapabilityAndACapabilityToAChain() {
        chain("quick", "executor");
        settings.put("baton.routing.types.ticket_triage", "reasoning");
        settings.put("baton.routing.chains.reasoning", "quick");

        Plan plan = plan(task().setType("ticket-triage"));

        assertThat(plan.capability()).isEqualTo("reasoning");
        assertThat(plan.chain()).isEqualTo("quick");
    }

    @Test
    void whereAllStagesAreRequiredNoneIsLeftOut() {
        chain("strict", "planner", "executor");
        settings.put("baton.chains[0].require-all-stages", "true");
        settings.put("baton.chains[0].stages[0].optional", "true");
        settings.put("baton.chains[0].stages[0].min-description-tokens", "1000");

        Plan plan = plan(task().setChain("strict"));

        assertThat(plan.stages()).allSatisfy(stage -> assertThat(stage.optional()).isFalse());
        assertThat(plan.stages().getFirst().skipReason()).isNull();
    }

    @Test
    void mistakesNameTheChainTheStageAndTheFix() {
        chain("broken", "planner", "reviewer");
        refuses("Chain broken", "depend on the executor");

        settings.put("baton.chains[0].stages[1].role", "critic");
        refuses("baton.chains[broken]", "no role 'critic'", "reviewer");

        chain("broken", "executor");
        settings.put("baton.chains[0].format", "pdf");
        refuses("baton.chains[broken]", "'pdf'", "markdown");

        settings.clear();
        settings.put("baton.routing.chains.code", "cod");
        refuses("baton.routing.chains.code", "'cod'", "default");
    }

    @Test
    void promptsOfTheUsersOwnReplaceBatonsAndKeepTheRuleAboutMaterial(@TempDir Path folder)
            throws Exception {
        Files.writeString(
                folder.resolve("reviewer.txt"),
                "baton-prompt: reviewer house-7\n[system]\nYou are strict.\n[instruction]\nReview.\n");

        var composer = PromptFiles.composer(folder.toString());

        assertThat(composer.version(io.baton.domain.chain.Role.REVIEWER)).isEqualTo("house-7");
        assertThat(composer.version(io.baton.domain.chain.Role.EXECUTOR)).isNotEqualTo("house-7");
    }

    @Test
    void promptFilesThatAreNoneAreRefused(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("critic.txt"), "x");
        assertThatThrownBy(() -> PromptFiles.composer(folder.toString()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("critic.txt")
                .hasMessageContaining("rename");

        Files.move(folder.resolve("critic.txt"), folder.resolve("planner.txt"));
        assertThatThrownBy(() -> PromptFiles.composer(folder.toString()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("planner.txt must begin with");

        assertThatThrownBy(() -> PromptFiles.composer(folder + "/nowhere"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("baton.prompts-dir");
    }

    private void chain(String name, String... roles) {
        settings.clear();
        settings.put("baton.chains[0].name", name);
        for (int n = 0; n < roles.length; n++) {
            settings.put("baton.chains[0].stages[" + n + "].role", roles[n]);
        }
    }

    private void refuses(String... words) {
        assertThatThrownBy(() -> plan(task()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContainingAll(words);
    }

    private Plan plan(TaskRequest.Builder task) {
        BatonSettings bound =
                new Binder(new MapConfigurationPropertySource(settings))
                        .bindOrCreate("baton", BatonSettings.class);
        var planning = new Planning(bound, text -> new Classification("general", 1, Map.of()));
        var catalog = new ModelCatalog(List.of(model(bound.topics().capabilities())));
        return ((Planning.Decision.Planned) planning.decide(task.build(), NOW, catalog, NOW))
                .plan();
    }

    private static TaskRequest.Builder task() {
        return TaskRequest.newBuilder().setTaskId("t1").setDescription("Say what an event is");
    }

    private static ModelDescriptor model(List<String> capabilities) {
        Map<String, CapabilityScore> scores = new HashMap<>();
        capabilities.forEach(name -> scores.put(name, CapabilityScore.configured(0.8)));
        return new ModelDescriptor(
                "p/m", "p", "ollama", "m", null, scores, 16_000, 0, 0, true, true, Set.of());
    }
}
