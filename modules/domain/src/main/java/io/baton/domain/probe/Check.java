package io.baton.domain.probe;

import java.util.List;

/** Decides whether an answer is right; the same answer always gets the same verdict. */
@FunctionalInterface
public interface Check {

    /**
     * The verdict on an answer, whatever it holds: blank, endless and hostile ones included.
     *
     * @param bench where code is compiled, and run if it may be
     * @throws InterruptedException when the thread was interrupted while code was judged
     */
    Verdict judge(String answer, CodeBench bench) throws InterruptedException;

    /** The first of these that does not pass, else passed. */
    static Check all(Check... checks) {
        List<Check> each = List.of(checks);
        return (answer, bench) -> {
            for (Check check : each) {
                Verdict verdict = check.judge(answer, bench);
                if (!verdict.isPassed()) {
                    return verdict;
                }
            }
            return Verdict.passed();
        };
    }
}
