package io.baton.domain.planning;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which capability a type of task needs, and which chain a capability runs; configuration.
 *
 * @param capabilityByType capability by task type; types are lower case with underscores
 * @param chainByCapability chain by capability; a capability without one runs {@code default}
 */
public record TaskRouting(
        Map<String, String> capabilityByType, Map<String, String> chainByCapability) {
    static final String DEFAULT_CHAIN = "default";

    /** What is configured unless a user says otherwise. */
    public static final TaskRouting DEFAULTS =
            new TaskRouting(
                    Map.ofEntries(
                            Map.entry("code_generation", "code"),
                            Map.entry("code_review", "code"),
                            Map.entry("code_explanation", "code"),
                            Map.entry("refactoring", "code"),
                            Map.entry("bug_fix", "code"),
                            Map.entry("debugging", "code"),
                            Map.entry("test_generation", "code"),
                            Map.entry("code", "code"),
                            Map.entry("planning", "planning"),
                            Map.entry("project_plan", "planning"),
                            Map.entry("project_planning", "planning"),
                            Map.entry("roadmap", "planning"),
                            Map.entry("analysis", "analysis"),
                            Map.entry("data_analysis", "analysis"),
                            Map.entry("document_analysis", "analysis"),
                            Map.entry("comparison", "analysis"),
                            Map.entry("summarization", "summarization"),
                            Map.entry("summary", "summarization"),
                            Map.entry("extraction", "extraction"),
                            Map.entry("data_extraction", "extraction"),
                            Map.entry("entity_extraction", "extraction"),
                            Map.entry("translation", "translation"),
                            Map.entry("writing", "writing"),
                            Map.entry("documentation", "writing"),
                            Map.entry("email", "writing"),
                            Map.entry("creative_writing", "writing"),
                            Map.entry("reasoning", "reasoning"),
                            Map.entry("math", "reasoning"),
                            Map.entry("problem_solving", "reasoning"),
                            Map.entry("question_answering", "general"),
                            Map.entry("chat", "general"),
                            Map.entry("general", "general")),
                    Map.of(
                            "code", "code",
                            "planning", "planning",
                            "analysis", "analysis",
                            "summarization", "digest",
                            "extraction", "digest"));

    public TaskRouting {
        Map<String, String> types = new HashMap<>();
        capabilityByType.forEach((type, capability) -> types.put(normal(type), capability));
        capabilityByType = Map.copyOf(types);
        chainByCapability = Map.copyOf(chainByCapability);
    }

    /** These rules, with others that win over them. */
    public TaskRouting overriddenBy(Map<String, String> types, Map<String, String> chains) {
        Map<String, String> allTypes = new HashMap<>(capabilityByType);
        types.forEach((type, capability) -> allTypes.put(normal(type), capability));
        Map<String, String> allChains = new HashMap<>(chainByCapability);
        allChains.putAll(chains);
        return new TaskRouting(allTypes, allChains);
    }

    /** The capability of that type, in any case and with blanks or hyphens; empty when unknown. */
    Optional<String> capability(String type) {
        return Optional.ofNullable(capabilityByType.get(normal(type)));
    }

    String chain(String capability) {
        return chainByCapability.getOrDefault(capability, DEFAULT_CHAIN);
    }

    private static String normal(String type) {
        return type.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }
}
