package io.baton.domain.orchestrator;

import java.time.Duration;

/**
 * Says which models may be called now: not those whose circuit is open, nor those whose provider
 * has asked to be left alone for a while. Safe for use by many threads.
 */
@FunctionalInterface
public interface ModelGate {
    /** Every model may be called at any time. */
    ModelGate ALWAYS_OPEN = model -> Duration.ZERO;

    /** How long that model must not be called from now on; zero when it may be called. */
    Duration closedFor(String model);
}
