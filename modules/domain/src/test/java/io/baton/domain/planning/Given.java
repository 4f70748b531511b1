package io.baton.domain.planning;

import io.baton.domain.chain.ChainCatalog;
import io.baton.domain.chain.PromptComposer;
import io.baton.domain.cost.Cost;
import io.baton.domain.cost.Price;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.task.Constraints;
import io.baton.domain.task.OutputFormat;
import io.baton.domain.task.Priority;
import io.baton.domain.task.Task;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tasks and models that are ordinary but for what a test says. */
final class Given {
    static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    static final long GB = 1_000_000_000;
    static final Set<String> CAPABILITIES =
            Set.of(
                    "code",
                    "planning",
                    "reasoning",
                    "analysis",
                    "summarization",
                    "extraction",
                    "translation",
                    "writing",
                    "vision",
                    "general");

    private Given() {}

    static TaskAnalyzer analyzer(CapabilityClassifier classifier) {
        return new TaskAnalyzer(
                PlanningSettings.DEFAULTS,
                TaskRouting.DEFAULTS,
                ChainCatalog.builtIn(),
                CAPABILITIES,
                classifier,
                new CharacterTokenEstimator(),
                new PromptComposer());
    }

    static CapabilityClassifier reads(String capability, double confidence) {
        return text -> new Classification(capability, confidence, Map.of());
    }

    static ModelCatalog catalog(ModelDescriptor... models) {
        return new ModelCatalog(List.of(models));
    }

    /** A language model with that score for everything. */
    static ModelDescriptor allRound(String id, double score, int window, double gigabytes) {
        return model(id, score, window, gigabytes, false, CAPABILITIES.toArray(String[]::new));
    }

    static ModelDescriptor model(
            String id,
            double score,
            int window,
            double gigabytes,
            boolean resident,
            String... capabilities) {
        return new ModelDescriptor(
                id,
                "p",
                "ollama",
                id.substring(id.indexOf('/') + 1),
                null,
                scores(score, capabilities),
                window,
                0,
                (long) (gigabytes * GB),
                resident,
                true,
                Set.of("local-only"),
                Price.FREE);
    }

    /** Picks sentences; is always there and needs nearly nothing. */
    static ModelDescriptor builtin() {
        return new ModelDescriptor(
                "builtin/extractive",
                "builtin",
                "builtin",
                "extractive",
                null,
                scores(0.4, "summarization", "extraction", "analysis"),
                1_000_000,
                0,
                100_000_000,
                true,
                false,
                Set.of("local-only"),
                Price.FREE);
    }

    /** The model in a cloud, where a million tokens cost that much. */
    static ModelDescriptor priced(ModelDescriptor model, String input, String output) {
        return model.at(Price.perMillion(new BigDecimal(input), new BigDecimal(output)));
    }

    static Constraints ceiling(String most) {
        return Constraints.NONE.within(Cost.of(new BigDecimal(most)));
    }

    private static Map<String, CapabilityScore> scores(double score, String... capabilities) {
        return Stream.of(capabilities)
                .collect(Collectors.toMap(it -> it, it -> CapabilityScore.configured(score)));
    }

    static Task task(String description) {
        return task(null, description, null, null, null, Constraints.NONE, null, null);
    }

    static Task typed(String type, String description) {
        return task(type, description, null, null, null, Constraints.NONE, null, null);
    }

    static Task needing(String capability, @Nullable String input, Constraints constraints) {
        return task(null, "Do it", input, capability, null, constraints, null, null);
    }

    static Task task(
            @Nullable String type,
            String description,
            @Nullable String input,
            @Nullable String capability,
            @Nullable String chain,
            Constraints constraints,
            @Nullable OutputFormat format,
            @Nullable String schema) {
        return new Task(
                "t1",
                type,
                description,
                input,
                Map.of(),
                capability,
                chain,
                constraints,
                format,
                schema,
                NOW,
                NOW.plusSeconds(600),
                Map.of());
    }

    static Constraints named(String model) {
        return new Constraints(model, null, null, null, null, Set.of(), Priority.BALANCED, null);
    }

    static Constraints limits(
            @Nullable Long memory,
            @Nullable Integer context,
            @Nullable Integer output,
            @Nullable Double score,
            String... tags) {
        return new Constraints(
                null,
                memory,
                context,
                output,
                score,
                Set.copyOf(Arrays.asList(tags)),
                Priority.BALANCED,
                null);
    }

    /** No limits, but the input may be condensed. */
    static Constraints condensing() {
        return new Constraints(
                null, null, null, null, null, Set.of(), Priority.BALANCED, null, true, null);
    }

    static Constraints priority(Priority priority) {
        return new Constraints(null, null, null, null, null, Set.of(), priority, null);
    }

    static PlannedStage stage(Plan plan, String id) {
        return plan.stages().stream()
                .filter(stage -> stage.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
