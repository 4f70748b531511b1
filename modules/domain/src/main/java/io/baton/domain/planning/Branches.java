package io.baton.domain.planning;

import io.baton.domain.chain.Parallel;
import io.baton.domain.planning.PlannedStage.Gathering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A stage that several models do at the same time, as stages of a plan: a branch for each model,
 * and after them the stage itself, which makes one answer of theirs. A branch may fall back on
 * models that have no branch of their own; it is optional, for how many must answer is the
 * gathering stage's to know.
 */
final class Branches {
    private Branches() {}

    /**
     * The branches and the gathering stage, in plan order; the stage alone when only one model may
     * run it.
     *
     * @param stage as it would be with one model
     * @param most how many branches there may be
     * @param gatherers models that may judge or merge the answers, best first
     */
    static List<PlannedStage> of(
            PlannedStage stage, Parallel parallel, int most, List<Candidate> gatherers) {
        List<Candidate> ranked = stage.candidates();
        int count = Math.min(most, ranked.size());
        if (count < 2) {
            return List.of(stage);
        }
        List<Candidate> spares = ranked.subList(count, ranked.size());
        List<PlannedStage> planned = new ArrayList<>();
        List<String> dependsOn = new ArrayList<>(stage.dependsOn());
        for (int n = 0; n < count; n++) {
            PlannedStage branch = branch(stage, n + 1, candidates(ranked.get(n), spares, n));
            planned.add(branch);
            dependsOn.add(branch.id());
        }
        Gathering gathering = new Gathering(parallel.gather(), Math.min(parallel.needed(), count));
        planned.add(gathering(stage, dependsOn, gathering, gatherers));
        return planned;
    }

    /** Its own model first; then the spares, from another one on for each branch. */
    private static List<Candidate> candidates(Candidate own, List<Candidate> spares, int branch) {
        List<Candidate> rotated = new ArrayList<>(spares);
        Collections.rotate(rotated, -branch);
        rotated.addFirst(own);
        return rotated;
    }

    private static PlannedStage branch(PlannedStage stage, int number, List<Candidate> models) {
        return new PlannedStage(
                stage.id() + "-" + number,
                stage.role(),
                stage.capability(),
                stage.dependsOn(),
                true,
                0,
                stage.differentModel(),
                stage.id(),
                null,
                models,
                List.of(),
                stage.estimatedPromptTokens(),
                stage.maxOutputTokens(),
                null);
    }

    private static PlannedStage gathering(
            PlannedStage stage,
            List<String> dependsOn,
            Gathering gathering,
            List<Candidate> gatherers) {
        return new PlannedStage(
                stage.id(),
                stage.role(),
                stage.capability(),
                dependsOn,
                stage.optional(),
                stage.maxRevisions(),
                false,
                null,
                gathering,
                gatherers,
                stage.rejected(),
                stage.estimatedPromptTokens(),
                stage.maxOutputTokens(),
                null);
    }
}
