package io.baton.domain.chain;

import java.util.Locale;
import java.util.Optional;

/**
 * That several models do one stage at the same time, and how their answers become one.
 *
 * @param models how many, 2..8; fewer when fewer may run the stage
 * @param gather how the answers become one
 * @param needed how many of them must answer, 1..models; the others may fail
 */
public record Parallel(int models, Gather gather, int needed) {
    static final int MOST_MODELS = 8;

    /** How several answers become one. */
    public enum Gather {
        /** The first one counts; the calls of the others are aborted. */
        FIRST,
        /** The one that most models gave, by its words; the best ranked model decides a draw. */
        VOTE,
        /** A judge picks one. */
        BEST_OF,
        /** One model writes an answer out of all of them. */
        MERGE;

        /** The lower-case name used in configuration and on the wire. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The way of that name; empty when there is none. */
        public static Optional<Gather> of(String id) {
            for (Gather gather : values()) {
                if (gather.id().equalsIgnoreCase(id)) {
                    return Optional.of(gather);
                }
            }
            return Optional.empty();
        }
    }
}
