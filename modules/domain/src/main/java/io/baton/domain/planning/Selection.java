package io.baton.domain.planning;

import io.baton.domain.cost.Cost;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The models for a stage.
 *
 * @param candidates best first
 * @param rejected near misses first
 * @param room tokens that every candidate's window leaves beside the prompt; 0 when there are none
 * @param languageModels whether any candidate is a language model
 * @param cheapest least that a call of any model within the limits may cost, listed or not; null
 *     when no price is known
 */
record Selection(
        List<Candidate> candidates,
        List<Rejection> rejected,
        int room,
        boolean languageModels,
        @Nullable Cost cheapest) {
    /** Nobody, without anybody having been asked. */
    static final Selection NONE = new Selection(List.of(), List.of(), 0, false, null);

    Selection {
        candidates = List.copyOf(candidates);
        rejected = List.copyOf(rejected);
    }

    /**
     * The same for a stage of several calls, without the candidates for which that may cost more
     * than its limit.
     *
     * @param each what one of the calls needs
     */
    Selection paying(StageNeed each, int calls, ModelCatalog catalog) {
        List<Candidate> paid = new ArrayList<>();
        Cost least = null;
        for (Candidate candidate : candidates) {
            Cost one = catalog.find(candidate.model()).map(each::cost).orElse(null);
            Cost all = one == null ? null : one.times(calls);
            least = all == null || (least != null && all.exceeds(least)) ? least : all;
            if (each.limit() == null || (all != null && !all.exceeds(each.limit()))) {
                paid.add(
                        new Candidate(
                                candidate.model(), candidate.score(), candidate.reason(), all));
            }
        }
        return new Selection(paid, rejected, room, languageModels, least);
    }

    /** The same with its candidates in another order. */
    Selection with(List<Candidate> ordered) {
        return new Selection(ordered, rejected, room, languageModels, cheapest);
    }
}
