package io.baton.app.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testkit.CallLog;

import java.util.Locale;

/**
 * What became of the tasks.
 *
 * @param tasks how many were sent
 * @param acknowledged how many of those the broker has
 * @param finished tasks that have a result
 * @param failed results that are none of success
 * @param duplicates results beyond the first of their task
 * @param deadLetters records in all dead-letter topics
 */
record Account(
        int tasks, int acknowledged, int finished, int failed, int duplicates, int deadLetters) {
    private static final int STAGES = 3;

    /** Every task succeeded exactly once and nothing was given up. */
    void assertNothingLost() {
        assertThat(this).isEqualTo(new Account(tasks, tasks, tasks, 0, 0, 0));
    }

    /** Calls that were answered again because nobody had kept the first answer. */
    int repeated(CallLog calls) {
        return calls.calls().size() - STAGES * tasks;
    }

    /** Prints it, with what was done to the installation meanwhile. */
    void print(String what, CallLog calls) {
        System.out.printf(
                Locale.ROOT,
                "%s: tasks in %d, results out %d, not succeeded %d, duplicates %d, dead letters %d, calls %d (%d repeated)%n",
                what,
                tasks,
                finished,
                failed,
                duplicates,
                deadLetters,
                calls.calls().size(),
                repeated(calls));
    }
}
