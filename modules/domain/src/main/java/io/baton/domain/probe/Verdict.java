package io.baton.domain.probe;

/**
 * What a check says about an answer.
 *
 * @param reason why it is not right, for a person; empty when it is
 */
public record Verdict(Grade grade, String reason) {
    private static final Verdict PASSED = new Verdict(Grade.PASSED, "");

    /** How it ended. */
    public enum Grade {
        PASSED,
        FAILED,
        /** The check itself could not be made, through no fault of the answer. */
        UNDECIDED
    }

    public static Verdict passed() {
        return PASSED;
    }

    public static Verdict failed(String reason) {
        return new Verdict(Grade.FAILED, reason);
    }

    public static Verdict undecided(String reason) {
        return new Verdict(Grade.UNDECIDED, reason);
    }

    /** Passed when that holds, else failed for that reason. */
    static Verdict of(boolean holds, String otherwise) {
        return holds ? PASSED : failed(otherwise);
    }

    boolean isPassed() {
        return grade == Grade.PASSED;
    }
}
