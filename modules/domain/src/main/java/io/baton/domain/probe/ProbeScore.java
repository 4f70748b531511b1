package io.baton.domain.probe;

import io.baton.domain.model.CapabilityScore;

/**
 * Makes a score out of how many probes were passed. The score is the rule of succession, (passed +
 * 1) / (total + 2), so that a handful of probes never says 0 or 1; its confidence is how narrow the
 * 95 % interval of Wilson is.
 */
public final class ProbeScore {
    /** Where such a score says that it comes from. */
    public static final String SOURCE = "probe";

    private static final double Z = 1.96;

    private ProbeScore() {}

    /**
     * The score.
     *
     * @param weight how far one probe can be believed, 0..1; scales the confidence
     */
    static CapabilityScore of(int passed, int total, double weight) {
        if (passed < 0 || passed > total) {
            throw new IllegalArgumentException(passed + " of " + total + " cannot have passed");
        }
        return new CapabilityScore(
                rounded((passed + 1.0) / (total + 2.0)),
                rounded(weight * (1 - width(passed, total))),
                total,
                SOURCE);
    }

    private static double width(int passed, int total) {
        if (total == 0) {
            return 1;
        }
        double share = passed / (double) total;
        double spread = share * (1 - share) / total + Z * Z / (4.0 * total * total);
        return 2 * Z * Math.sqrt(spread) / (1 + Z * Z / total);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
