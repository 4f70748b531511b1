package io.baton.app.worker.lane;

/**
 * What the delivery count says about a record. Pure.
 *
 * @param aloneFrom the delivery from which a record runs alone in its process; 2 or more
 * @param divertFrom the delivery from which it is diverted without being run; more than {@code
 *     aloneFrom} and no more than 10, for Kafka silently drops a record after its tenth
 */
public record PoisonPolicy(int aloneFrom, int divertFrom) {
    /** Alone on the third and fourth delivery, diverted on the fifth. */
    public static final PoisonPolicy DEFAULT = new PoisonPolicy(3, 5);

    /** The most deliveries a broker can be told to allow. */
    static final int BROKER_LIMIT = 10;

    public PoisonPolicy {
        if (aloneFrom < 2) {
            throw new IllegalArgumentException(
                    "aloneFrom is "
                            + aloneFrom
                            + "; a first delivery says nothing, use 2 or more.");
        }
        if (divertFrom <= aloneFrom || divertFrom > BROKER_LIMIT) {
            throw new IllegalArgumentException(
                    "divertFrom is %d; use %d to %d, more than aloneFrom and within the broker's limit."
                            .formatted(divertFrom, aloneFrom + 1, BROKER_LIMIT));
        }
    }

    /** How to treat a record on this delivery, the first being 1. */
    Treatment treatment(int deliveryCount) {
        if (deliveryCount >= divertFrom) {
            return Treatment.DIVERT;
        }
        return deliveryCount >= aloneFrom ? Treatment.ALONE : Treatment.BESIDE_OTHERS;
    }

    /** Ways to treat a record. */
    enum Treatment {
        BESIDE_OTHERS,
        ALONE,
        DIVERT
    }
}
