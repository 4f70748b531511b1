package io.baton.domain.planning;

import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.planning.Rejection.Reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Chooses the models for a stage: hard limits first, then a ranking. The same catalog and need
 * always give the same answer, whatever order the catalog has. One pass over the catalog; sentences
 * are written only for the models that are listed.
 */
final class ModelSelector {
    private static final Comparator<Scored> BEST_FIRST =
            Comparator.comparingDouble(Scored::score)
                    .reversed()
                    .thenComparing(scored -> scored.model().id());
    private static final Comparator<Missed> BY_ID =
            Comparator.comparing(missed -> missed.model().id());

    private final int maxCandidates;
    private final int maxRejections;

    ModelSelector(int maxCandidates, int maxRejections) {
        this.maxCandidates = maxCandidates;
        this.maxRejections = maxRejections;
    }

    Selection select(ModelCatalog catalog, StageNeed need) {
        PriorityQueue<Scored> best = new PriorityQueue<>(BEST_FIRST.reversed());
        List<Missed> near = new ArrayList<>();
        List<Missed> far = new ArrayList<>();
        for (ModelDescriptor model : catalog.models()) {
            Reason reason = HardLimits.violated(model, need);
            if (reason == null) {
                offer(best, scored(model, need));
            } else if (reason == Reason.NO_CAPABILITY || reason == Reason.NOT_THE_NAMED_MODEL) {
                far.add(new Missed(model, reason));
            } else {
                near.add(new Missed(model, reason));
            }
        }
        List<Scored> ranked = best.stream().sorted(BEST_FIRST).toList();
        return new Selection(
                ranked.stream().map(scored -> candidate(scored, need)).toList(),
                rejections(near, far, need),
                ranked.stream().mapToInt(it -> it.model().contextWindow()).min().orElse(0),
                ranked.stream().anyMatch(it -> it.model().generative()));
    }

    private void offer(PriorityQueue<Scored> best, Scored scored) {
        if (best.size() < maxCandidates) {
            best.add(scored);
        } else if (BEST_FIRST.compare(scored, best.element()) < 0) {
            best.remove();
            best.add(scored);
        }
    }

    private static Scored scored(ModelDescriptor model, StageNeed need) {
        return new Scored(
                model, Ranking.value(model, need.capability(), need.constraints().priority()));
    }

    private static Candidate candidate(Scored scored, StageNeed need) {
        return new Candidate(
                scored.model.id(), scored.score, Ranking.reason(scored.model, need.capability()));
    }

    private List<Rejection> rejections(List<Missed> near, List<Missed> far, StageNeed need) {
        near.sort(BY_ID);
        List<Rejection> rejections = new ArrayList<>();
        add(rejections, near, need);
        if (rejections.size() < maxRejections) {
            far.sort(BY_ID);
            add(rejections, far, need);
        }
        return rejections;
    }

    private void add(List<Rejection> rejections, List<Missed> missed, StageNeed need) {
        missed.stream()
                .limit(maxRejections - rejections.size())
                .map(it -> HardLimits.rejection(it.model, need, it.reason))
                .forEach(rejections::add);
    }

    private record Scored(ModelDescriptor model, double score) {}

    private record Missed(ModelDescriptor model, Reason reason) {}
}
