package io.baton.domain.planning;

import io.baton.domain.chain.Parallel.Gather;
import io.baton.domain.cost.Cost;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * As many models for a stage at the same time as its share of the budget pays for, together with
 * the judge or the merger after them.
 *
 * @param ranked models for the branches first, then those they may fall back on
 * @param count how many branches there are; with fewer than two the stage runs alone
 * @param gatherers models that the branches leave enough for, best first
 */
record AffordableBranches(List<Candidate> ranked, int count, List<Candidate> gatherers) {

    /**
     * @param models how many branches are wanted
     * @param limit most that all of it may cost; null for no limit
     */
    static AffordableBranches of(
            List<Candidate> ranked,
            int models,
            Gather by,
            List<Candidate> gatherers,
            @Nullable Cost limit) {
        if (limit == null) {
            return new AffordableBranches(ranked, models, gatherers);
        }
        Cost left = limit.less(PlannedStage.needsModel(by) ? cheapest(gatherers) : Cost.NONE);
        List<Candidate> chosen = new ArrayList<>();
        for (Candidate candidate : ranked) {
            Cost cost = cost(candidate);
            if (chosen.size() < models && !cost.exceeds(left)) {
                chosen.add(candidate);
                left = left.less(cost);
            }
        }
        if (chosen.size() < 2) {
            return new AffordableBranches(ranked, 1, gatherers);
        }
        Cost paid = Cost.sum(chosen.stream().map(AffordableBranches::cost).toList());
        Cost rest = limit.less(paid);
        List<Candidate> payable = gatherers.stream().filter(it -> !cost(it).exceeds(rest)).toList();
        List<Candidate> ordered =
                Stream.concat(chosen.stream(), ranked.stream().filter(it -> !chosen.contains(it)))
                        .toList();
        return new AffordableBranches(
                ordered, chosen.size(), payable.isEmpty() ? gatherers : payable);
    }

    private static Cost cheapest(List<Candidate> candidates) {
        return candidates.stream()
                .map(AffordableBranches::cost)
                .min(Comparator.naturalOrder())
                .orElse(Cost.NONE);
    }

    /** With a limit every candidate's cost is known. */
    private static Cost cost(Candidate candidate) {
        return candidate.cost() == null ? Cost.NONE : candidate.cost();
    }
}
