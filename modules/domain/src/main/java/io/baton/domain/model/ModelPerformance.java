package io.baton.domain.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * How a model has performed lately, where it is served.
 *
 * @param calls calls that the figures rest on, 0 or more
 * @param typical median time of a call that succeeded; zero when there was none
 * @param slow time within which 95 % of the calls that succeeded ended; zero when there was none
 * @param tokensPerSecond tokens of the answer a second of a call, the median; 0 when not known
 * @param errorRate share of the calls that failed by a fault of the model or its provider, 0..1
 * @param circuit whether it is being called
 * @param freePermits calls its provider may be given more at this moment, 0 or more
 * @param tokenFactor tokens that its provider counts for each token that was estimated for a
 *     prompt; 0 when it is not known yet
 * @param retryAfterUntil until when its provider asks to be left alone; null when it does not
 */
public record ModelPerformance(
        int calls,
        Duration typical,
        Duration slow,
        double tokensPerSecond,
        double errorRate,
        Circuit circuit,
        int freePermits,
        double tokenFactor,
        @Nullable Instant retryAfterUntil) {

    /** Of a model that has not been called lately. */
    public static final ModelPerformance UNKNOWN =
            new ModelPerformance(0, Duration.ZERO, Duration.ZERO, 0, 0, Circuit.CLOSED, 0);

    public ModelPerformance {
        if (!(errorRate >= 0 && errorRate <= 1) || !(tokensPerSecond >= 0) || !(tokenFactor >= 0)) {
            throw new IllegalArgumentException(
                    "errorRate must be within 0..1, tokensPerSecond and tokenFactor 0 or more, but"
                            + " are %s, %s and %s"
                                    .formatted(errorRate, tokensPerSecond, tokenFactor));
        }
    }

    /** Of a model whose count of tokens is not known and whose provider asks for nothing. */
    public ModelPerformance(
            int calls,
            Duration typical,
            Duration slow,
            double tokensPerSecond,
            double errorRate,
            Circuit circuit,
            int freePermits) {
        this(calls, typical, slow, tokensPerSecond, errorRate, circuit, freePermits, 0, null);
    }

    /** The same figures with another state of the circuit. */
    public ModelPerformance with(Circuit other) {
        return new ModelPerformance(
                calls,
                typical,
                slow,
                tokensPerSecond,
                errorRate,
                other,
                freePermits,
                tokenFactor,
                retryAfterUntil);
    }

    /** The same figures with what is known of how its provider counts tokens. */
    public ModelPerformance withTokenFactor(double factor) {
        return new ModelPerformance(
                calls,
                typical,
                slow,
                tokensPerSecond,
                errorRate,
                circuit,
                freePermits,
                factor,
                retryAfterUntil);
    }

    /** The same figures of a model whose provider asks for that; null when it does not. */
    public ModelPerformance restingUntil(@Nullable Instant until) {
        return new ModelPerformance(
                calls,
                typical,
                slow,
                tokensPerSecond,
                errorRate,
                circuit,
                freePermits,
                tokenFactor,
                until);
    }

    /** Tokens of a prompt for this model, of which that many were estimated for any model. */
    public long tokens(long estimated) {
        return tokenFactor == 0 ? estimated : (long) Math.ceil(tokenFactor * estimated);
    }

    /**
     * What this and another worker saw of the same model: it is called where its circuit and its
     * provider allow, and counts tokens as where it counts most.
     */
    public ModelPerformance beside(ModelPerformance other) {
        int all = calls + other.calls;
        double share = all == 0 ? 0.5 : calls / (double) all;
        return new ModelPerformance(
                all,
                mean(typical, other.typical, share),
                slow.compareTo(other.slow) > 0 ? slow : other.slow,
                share * tokensPerSecond + (1 - share) * other.tokensPerSecond,
                Math.clamp(share * errorRate + (1 - share) * other.errorRate, 0, 1),
                circuit.compareTo(other.circuit) < 0 ? circuit : other.circuit,
                freePermits + other.freePermits,
                Math.max(tokenFactor, other.tokenFactor),
                earlier(retryAfterUntil, other.retryAfterUntil));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isBefore(other) ? one : other;
    }

    private static Duration mean(Duration one, Duration other, double share) {
        return Duration.ofNanos(Math.round(share * one.toNanos() + (1 - share) * other.toNanos()));
    }

    /** Whether a model is being called. */
    public enum Circuit {
        /** It is. */
        CLOSED,
        /** A few calls find out whether it works again. */
        HALF_OPEN,
        /** It failed too often lately and is left alone for a while. */
        OPEN
    }
}
