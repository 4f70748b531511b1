package io.baton.domain.chain;

import java.util.Locale;
import java.util.Optional;

/** What a stage does in its chain. */
public enum Role {
    /** Condenses the input to what later stages need. */
    CONTEXT,
    /** Breaks the task into steps. */
    PLANNER,
    /** Does the task; the chain's answer is its answer. */
    EXECUTOR,
    /** Looks for concrete defects and may send the executor back. */
    REVIEWER,
    /** Picks among several answers. */
    JUDGE;

    /** The lower-case name used on the wire and in topic names. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name, in any case; empty when there is none. */
    public static Optional<Role> of(String id) {
        for (Role role : values()) {
            if (role.name().equalsIgnoreCase(id)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
