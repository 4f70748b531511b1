package io.baton.domain.planning;

import io.baton.domain.cost.Cost;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.planning.Rejection.Reason;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        @Nullable Cost cheapest = null;
        for (ModelDescriptor model : catalog.models()) {
            Reason reason = limits.violated(model);
            if (reason == null) {
                cheapest = cheaper(cheapest, need.cost(model));
                ModelDescriptor moved = moved(model, catalog, need.capability());
                offer(best, model, Ranking.value(moved, catalog.performance(model.id()), need));
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
                ranked.stream().anyMatch(it -> it.model().generative()),
                cheapest);
    }

    private static @Nullable Cost cheaper(@Nullable Cost known, @Nullable Cost other) {
        if (known == null || other == null) {
            return known == null ? other : known;
        }
        return known.exceeds(other) ? other : known;
    }

    /** The model with its score as curiosity has it. */
    private static ModelDescriptor moved(
            ModelDescriptor model, ModelCatalog catalog, String capability) {
        CapabilityScore known = model.capabilities().get(capability);
        double shift = known == null ? 0 : catalog.curiosity().shift(model.id(), capability);
        if (known == null || shift == 0) {
            return model;
        }
        Map<String, CapabilityScore> scores = new HashMap<>(model.capabilities());
        scores.put(
                capability,
                new CapabilityScore(
                        Math.clamp(known.score() + shift, 0, 1),
                        known.confidence(),
                        known.samples(),
                        known.source()));
        return model.withCapabilities(scores);
    }

    /** What curiosity did to a model's rank, for a person; nothing where it did nothing. */
    private static String explored(String model, ModelCatalog catalog, String capability) {
        double shift = catalog.curiosity().shift(model, capability);
        return Math.abs(shift) < 0.005
                ? ""
                : ", explored as "
                        + Figures.hundredths(Math.abs(shift))
                        + (shift > 0 ? " better" : " worse");
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
                Ranking.reason(scored.model, catalog.performance(id), need.capability())
                        + explored(id, catalog, need.capability()),
                need.cost(scored.model));
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
