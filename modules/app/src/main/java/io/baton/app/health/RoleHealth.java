package io.baton.app.health;

/**
 * How a role is at this moment.
 *
 * @param state what it does
 * @param why a sentence when it does not work, for a person; empty when it does
 */
public record RoleHealth(State state, String why) {

    /** What a role does. */
    public enum State {
        /** Reads its topics. A model that is slow, or away, changes nothing about that. */
        WORKING,
        /** Does not read yet, or no more, and gets on by itself. */
        WAITING,
        /** Cannot get on by itself: only a new process helps. */
        STUCK
    }

    public static RoleHealth working() {
        return new RoleHealth(State.WORKING, "");
    }

    public static RoleHealth waiting(String why) {
        return new RoleHealth(State.WAITING, why);
    }

    public static RoleHealth stuck(String why) {
        return new RoleHealth(State.STUCK, why);
    }

    public boolean isWorking() {
        return state == State.WORKING;
    }

    public boolean isStuck() {
        return state == State.STUCK;
    }
}
