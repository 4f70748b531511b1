package io.baton.domain.probe;

import io.baton.domain.model.CapabilityScore;

import java.time.Duration;
import java.util.List;

/** What probing a model for a capability came to. */
public sealed interface ProbeOutcome {

    String model();

    String capability();

    /**
     * A score.
     *
     * @param passed how many probes it passed; the score's samples are how many there were
     * @param took the time of all calls together
     * @param misses the probes that it did not pass, with the reason
     */
    record Measured(
            String model,
            String capability,
            CapabilityScore score,
            int passed,
            Duration took,
            List<Miss> misses)
            implements ProbeOutcome {
        public Measured {
            misses = List.copyOf(misses);
        }
    }

    /**
     * No score, because what failed was not the model.
     *
     * @param reason what failed, for a person
     * @param wholeModel whether its other capabilities would fare the same
     */
    record NotMeasurable(String model, String capability, String reason, boolean wholeModel)
            implements ProbeOutcome {}

    /** A probe that was not passed and why not. */
    record Miss(String probe, String reason) {}
}
