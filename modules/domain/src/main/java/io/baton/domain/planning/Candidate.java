package io.baton.domain.planning;

/** A model that may run a stage; a higher score ranks better. */
public record Candidate(String model, double score, String reason) {}
