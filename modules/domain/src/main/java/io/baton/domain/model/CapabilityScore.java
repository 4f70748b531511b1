package io.baton.domain.model;

/**
 * How good a model is at something.
 *
 * @param score how good, 0..1
 * @param confidence how sure that is, 0..1
 * @param samples how many observations it rests on, 0 or more
 * @param source what it comes from: {@code configuration}, {@code family}, {@code metadata}, {@code
 *     probe} or {@code outcomes}; at an analyzer followed by what was learnt at run time
 */
public record CapabilityScore(double score, double confidence, int samples, String source) {
    private static final String CONFIGURATION = "configuration";

    public CapabilityScore {
        if (!(score >= 0 && score <= 1 && confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    "score and confidence must be within 0..1, but are "
                            + score
                            + ", "
                            + confidence);
        }
    }

    /** A score somebody configured: it is taken at its word. */
    public static CapabilityScore configured(double score) {
        return new CapabilityScore(score, 1, 0, CONFIGURATION);
    }

    /** Whether somebody configured it. */
    public boolean isConfigured() {
        return source.equals(CONFIGURATION);
    }
}
