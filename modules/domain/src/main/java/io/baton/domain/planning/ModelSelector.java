package io.baton.domain.planning;

import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.planning.Rejection.Reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

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
    private final int maxCandidates;
    private final int maxRejections;

    ModelSelector(int maxCandidates, int maxRejections) {
        this.maxCandidates = maxCandidates;
        this.maxRejections = maxRejections;
    }

    Selection select(ModelCatalog catalog, StageNeed need) {
        HardLimits limits = new HardLimits(need, catalog);
        PriorityQueue<Scored> best = new PriorityQueue<>(BEST_FIRST.reversed());
        List<Missed> near = new ArrayList<>();
        List<Missed> far = new ArrayList<>();
        for (ModelDescriptor model : catalog.models()) {
            Reason reason = limits.violated(model);
            if (reason == null) {
                offer(best, model, Ranking.value(model, catalog.performance(model.id()), need));
            } else {
                List<Missed> missed = isFar(reason) ? far : near;
                if (missed.size() < maxRejections) {
                    missed.add(new Missed(model, reason));
                }
            }
        }
        List<Scored> ranked = best.stream().sorted(BEST_FIRST).toList();
        return new Selection(
                ranked.stream().map(scored -> candidate(scored, catalog, need)).toList(),
                rejections(near, far, limits),
                ranked.stream().mapToInt(it -> room(it.model(), catalog, need)).min().orElse(0),
                ranked.stream().anyMatch(it -> it.model().generative()));
    }

    private static int room(ModelDescriptor model, ModelCatalog catalog, StageNeed need) {
        return (int) (model.contextWindow() - need.prompt(catalog.performance(model.id())));
    }

    private static boolean isFar(Reason reason) {
        return reason == Reason.NO_CAPABILITY || reason == Reason.NOT_THE_NAMED_MODEL;
    }

    /** Models come in the order of their ids, so that among equals the earlier one stays. */
    private void offer(PriorityQueue<Scored> best, ModelDescriptor model, double score) {
        if (best.size() < maxCandidates) {
            best.add(new Scored(model, score));
        } else if (score > best.element().score) {
            best.remove();
            best.add(new Scored(model, score));
        }
    }

    private static Candidate candidate(Scored scored, ModelCatalog catalog, StageNeed need) {
        String id = scored.model.id();
        return new Candidate(
                id,
                scored.score,
                Ranking.reason(scored.model, catalog.performance(id), need.capability()));
    }

    private List<Rejection> rejections(List<Missed> near, List<Missed> far, HardLimits limits) {
        return Stream.concat(near.stream(), far.stream())
                .limit(maxRejections)
                .map(missed -> limits.rejection(missed.model, missed.reason))
                .toList();
    }

    private record Scored(ModelDescriptor model, double score) {}

    private record Missed(ModelDescriptor model, Reason reason) {}
}
