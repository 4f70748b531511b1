package io.baton.domain.synthesis;

import io.baton.domain.chain.Parallel.Gather;
import io.baton.domain.chain.Role;
import io.baton.domain.planning.Candidate;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.planning.PlannedStage.Gathering;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Plans in which several models do the executor's stage at the same time. */
final class ParallelPlans {
    private ParallelPlans() {}

    /** Branches executor-1 and so on, the executor that gathers their answers, and what follows. */
    static Plan of(Gather by, int models, int needed, PlannedStage... more) {
        List<PlannedStage> stages = new ArrayList<>();
        List<String> branches =
                IntStream.rangeClosed(1, models).mapToObj(n -> "executor-" + n).toList();
        branches.forEach(id -> stages.add(stage(id, true, List.of(), "executor", null)));
        stages.add(stage("executor", false, branches, null, new Gathering(by, needed)));
        stages.addAll(List.of(more));
        return Plans.of(stages.toArray(PlannedStage[]::new));
    }

    private static PlannedStage stage(
            String id,
            boolean optional,
            List<String> dependsOn,
            @Nullable String branchOf,
            @Nullable Gathering gathering) {
        return new PlannedStage(
                id,
                Role.EXECUTOR,
                "general",
                dependsOn,
                optional,
                0,
                false,
                branchOf,
                gathering,
                List.of(new Candidate("m/" + id, 1, "best")),
                List.of(),
                10,
                64,
                null);
    }
}
