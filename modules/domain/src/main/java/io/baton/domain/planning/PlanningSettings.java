package io.baton.domain.planning;

import io.baton.domain.chain.Role;

import java.util.Map;

/**
 * How plans are made; configuration.
 *
 * @param minScore smallest capability score a chosen model has, 0..1; a task may ask for more
 * @param confidenceThreshold a capability guessed from text with less confidence is not used, 0..1
 * @param maxCandidates most models listed for a stage, 1 or more
 * @param maxRejections most rejected models listed for a stage, near misses first, 0 or more: plans
 *     travel as records and must stay small with a thousand models
 * @param outputTokens most tokens a stage of that role answers with unless the task says otherwise,
 *     1 or more; all roles are there
 */
public record PlanningSettings(
        double minScore,
        double confidenceThreshold,
        int maxCandidates,
        int maxRejections,
        Map<Role, Integer> outputTokens) {

    public static final PlanningSettings DEFAULTS =
            new PlanningSettings(
                    0.3,
                    0.55,
                    8,
                    100,
                    Map.of(
                            Role.CONTEXT, 1_024,
                            Role.PLANNER, 768,
                            Role.EXECUTOR, 2_048,
                            Role.REVIEWER, 512,
                            Role.JUDGE, 256));

    public PlanningSettings {
        within01("minScore", minScore);
        within01("confidenceThreshold", confidenceThreshold);
        if (maxCandidates < 1 || maxRejections < 0) {
            throw new IllegalArgumentException(
                    "maxCandidates must be 1 or more and maxRejections 0 or more, but they are "
                            + maxCandidates
                            + " and "
                            + maxRejections);
        }
        outputTokens = Map.copyOf(outputTokens);
        for (Role role : Role.values()) {
            Integer tokens = outputTokens.get(role);
            if (tokens == null || tokens < 1) {
                throw new IllegalArgumentException(
                        "outputTokens of " + role.id() + " must be 1 or more, but is " + tokens);
            }
        }
    }

    int outputTokens(Role role) {
        return outputTokens.getOrDefault(role, 1);
    }

    private static void within01(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be within 0..1, but is " + value);
        }
    }
}
