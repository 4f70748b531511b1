package io.baton.domain.chain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What makes a list of stages a chain. */
final class ChainRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int MOST_REVISIONS = 5;

    private final String chain;
    private final List<ChainStage> stages;
    private final Set<String> ids;
    private final Set<String> executors;

    private ChainRules(String chain, List<ChainStage> stages) {
        this.chain = chain;
        this.stages = stages;
        this.ids = stages.stream().map(ChainStage::id).collect(Collectors.toSet());
        this.executors =
                stages.stream()
                        .filter(stage -> stage.role() == Role.EXECUTOR)
                        .map(ChainStage::id)
                        .collect(Collectors.toSet());
    }

    /** The stages in dependency order, otherwise as given, after every rule has been checked. */
    static List<ChainStage> ordered(String chain, List<ChainStage> stages) {
        ChainRules rules = new ChainRules(chain, List.copyOf(stages));
        rules.check();
        return rules.sorted();
    }

    private void check() {
        require(NAME.matcher(chain).matches(), "its name must be 1 to 64 characters of a-z 0-9 -");
        Set<String> seen = new HashSet<>();
        for (ChainStage stage : stages) {
            require(seen.add(stage.id()), stage, "has the id of another stage; rename one of them");
            checkStage(stage);
            checkOtherModel(stage);
            checkParallel(stage);
            stage.dependsOn().forEach(id -> checkDependency(stage, id));
        }
        require(
                executors.size() == 1,
                "it must have exactly one executor, whose answer is the chain's, but has "
                        + executors.size());
    }

    private void checkStage(ChainStage stage) {
        require(
                NAME.matcher(stage.id()).matches(),
                stage,
                "must have an id of 1 to 64 characters of a-z 0-9 -");
        require(
                stage.role() != Role.JUDGE,
                stage,
                "is a judge, which a stage with parallel models brings with it; remove it");
        require(
                stage.role() != Role.EXECUTOR || !stage.optional(),
                stage,
                "is the executor and must not be optional");
        require(
                stage.maxRevisions() >= 0 && stage.maxRevisions() <= MOST_REVISIONS,
                stage,
                "must have maxRevisions within 0.."
                        + MOST_REVISIONS
                        + ", not "
                        + stage.maxRevisions());
        require(
                stage.maxRevisions() == 0 || stage.role() == Role.REVIEWER,
                stage,
                "has maxRevisions but is no reviewer; remove them");
        require(
                stage.role() != Role.REVIEWER
                        || stage.dependsOn().stream().anyMatch(executors::contains),
                stage,
                "is a reviewer and must depend on the executor: add it to dependsOn");
        require(
                stage.minInputTokens() >= 0 && stage.minDescriptionTokens() >= 0,
                stage,
                "must not have negative minimum tokens");
        require(
                stage.optional()
                        || (stage.minInputTokens() == 0 && stage.minDescriptionTokens() == 0),
                stage,
                "has minimum tokens and must therefore be optional");
    }

    private void checkParallel(ChainStage stage) {
        Parallel parallel = stage.parallel();
        if (parallel == null) {
            return;
        }
        require(
                stage.role() == Role.EXECUTOR,
                stage,
                "is done by parallel models, which only the executor can be");
        require(
                parallel.models() >= 2 && parallel.models() <= Parallel.MOST_MODELS,
                stage,
                "must have 2.."
                        + Parallel.MOST_MODELS
                        + " parallel models, not "
                        + parallel.models());
        require(
                parallel.needed() >= 1 && parallel.needed() <= parallel.models(),
                stage,
                "must need 1.." + parallel.models() + " answers, not " + parallel.needed());
    }

    private void checkOtherModel(ChainStage stage) {
        require(
                !stage.differentModel() || !stage.dependsOn().isEmpty(),
                stage,
                "wants another model than the stages before it, but depends on none; add them to dependsOn");
    }

    private void checkDependency(ChainStage stage, String id) {
        require(
                ids.contains(id),
                stage,
                "depends on "
                        + id
                        + ", which is not in the chain; add it or remove it from dependsOn");
        require(
                stage.role() == Role.REVIEWER || !executors.contains(id) || id.equals(stage.id()),
                stage,
                "comes after the executor, but only a reviewer may; remove "
                        + id
                        + " from dependsOn");
    }

    private List<ChainStage> sorted() {
        List<ChainStage> open = new ArrayList<>(stages);
        List<ChainStage> sorted = new ArrayList<>();
        Set<String> done = new HashSet<>();
        while (!open.isEmpty()) {
            ChainStage next =
                    open.stream()
                            .filter(stage -> done.containsAll(stage.dependsOn()))
                            .findFirst()
                            .orElseThrow(() -> cycle(open));
            open.remove(next);
            done.add(next.id());
            sorted.add(next);
        }
        return List.copyOf(sorted);
    }

    private IllegalArgumentException cycle(List<ChainStage> open) {
        String names = open.stream().map(ChainStage::id).collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "Chain "
                        + chain
                        + ": the stages "
                        + names
                        + " wait for each other; remove one of their dependsOn");
    }

    private void require(boolean holds, ChainStage stage, String problem) {
        require(holds, "stage " + stage.id() + " " + problem);
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("Chain " + chain + ": " + problem);
        }
    }
}
