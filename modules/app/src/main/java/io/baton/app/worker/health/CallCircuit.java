package io.baton.app.worker.health;

import io.baton.domain.model.ModelPerformance.Circuit;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Leaves a model or an endpoint alone after it has failed too often, a little longer each time, and
 * lets a few calls find out whether it works again. Safe for use by many threads.
 */
final class CallCircuit {
    /** Fewer failures than these may be bad luck; each of them costs a task an attempt. */
    private static final int FAILURES = 5;

    private static final int REMEMBERED = 20;
    private static final int PROBES = 2;
    private static final Duration FIRST_REST = Duration.ofSeconds(2);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    /** How long callers wait while all probes are under way. */
    private static final Duration WHILE_PROBED = Duration.ofMillis(500);

    private final CircuitBreaker breaker;
    private final InstantSource clock;

    /** Calls that were begun since the circuit became half-open. */
    private final AtomicInteger probes = new AtomicInteger();

    private volatile long restsUntil;

    /** Whether it is half-open by hearsay: no call of this worker has said anything yet. */
    private volatile boolean doubted;

    /**
     * @param changed told of every change, with the new state
     */
    CallCircuit(String name, InstantSource clock, Consumer<Circuit> changed) {
        this.clock = clock;
        IntervalFunction rests = IntervalFunction.ofExponentialBackoff(FIRST_REST, 2, LONGEST_REST);
        breaker =
                CircuitBreaker.of(
                        name,
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(REMEMBERED)
                                .minimumNumberOfCalls(FAILURES)
                                .failureRateThreshold(50)
                                .permittedNumberOfCallsInHalfOpenState(PROBES)
                                .waitIntervalFunctionInOpenState(
                                        attempt -> {
                                            long rest = rests.apply(attempt);
                                            restsUntil = clock.millis() + rest;
                                            return rest;
                                        })
                                .currentTimestampFunction(
                                        at -> clock.millis(), TimeUnit.MILLISECONDS)
                                .clock(clock.withZone(ZoneOffset.UTC))
                                .build());
        breaker.getEventPublisher()
                .onStateTransition(
                        change -> {
                            probes.set(0);
                            if (!doubted || state() != Circuit.OPEN) {
                                changed.accept(state());
                            }
                        });
    }

    /** Zero when a call may be made now. */
    Duration closedFor() {
        long left = restsUntil - clock.millis();
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> left <= 0 ? Duration.ZERO : Duration.ofMillis(left);
            case HALF_OPEN -> probes.get() >= PROBES ? WHILE_PROBED : Duration.ZERO;
            default -> Duration.ZERO;
        };
    }

    Circuit state() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN ->
                    restsUntil > clock.millis() ? Circuit.OPEN : Circuit.HALF_OPEN;
            case HALF_OPEN -> Circuit.HALF_OPEN;
            default -> Circuit.CLOSED;
        };
    }

    /** Begins a call, which must end by one of the other methods; false when none may be made. */
    boolean begin() {
        boolean begun = breaker.tryAcquirePermission();
        if (begun && breaker.getState() == State.HALF_OPEN) {
            probes.incrementAndGet();
        }
        return begun;
    }

    void succeeded(Duration took) {
        doubted = false;
        breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
    }

    void failed(Duration took, RuntimeException cause) {
        doubted = false;
        breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, cause);
    }

    /** The call said nothing about whether it works. */
    void ended() {
        breaker.releasePermission();
        if (breaker.getState() == State.HALF_OPEN) {
            probes.updateAndGet(begun -> Math.max(0, begun - 1));
        }
    }

    /** Another worker has had enough of it: a few calls shall find out whether that holds here. */
    synchronized void doubt() {
        if (breaker.getState() == State.CLOSED) {
            doubted = true;
            breaker.transitionToOpenState();
            restsUntil = 0;
            breaker.transitionToHalfOpenState();
        }
    }

    /** The other worker finds it well again, and no call here has said otherwise. */
    synchronized void trust() {
        if (isDoubted()) {
            breaker.transitionToClosedState();
        }
    }

    /** Whether others have had enough of it and nothing is known of it here. */
    boolean isDoubted() {
        return doubted && breaker.getState() == State.HALF_OPEN;
    }

    /** It has shown signs of life: lets calls find out at once. */
    void mayWorkAgain() {
        if (breaker.getState() == State.OPEN) {
            restsUntil = 0;
            breaker.transitionToHalfOpenState();
        }
    }
}
