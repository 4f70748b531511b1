package io.baton.domain.planning;

import java.util.List;

/**
 * The models for a stage.
 *
 * @param candidates best first
 * @param rejected near misses first
 * @param room tokens that every candidate's window leaves beside the prompt; 0 when there are none
 * @param languageModels whether any candidate is a language model
 */
record Selection(
        List<Candidate> candidates, List<Rejection> rejected, int room, boolean languageModels) {
    Selection {
        candidates = List.copyOf(candidates);
        rejected = List.copyOf(rejected);
    }
}
