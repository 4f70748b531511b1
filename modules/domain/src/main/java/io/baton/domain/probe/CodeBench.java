package io.baton.domain.probe;

import java.util.Map;

/** Where code that a model wrote is judged, away from this process. */
public interface CodeBench {

    /** Whether code is run. When it is not, it passes once it compiles. */
    boolean runs();

    /**
     * Compiles Java and, where code is run, compares what it prints.
     *
     * @param sources text of each file by the name of the class in it
     * @param main the class to run
     * @param expected what it must print, without space around it
     * @throws InterruptedException when the thread was interrupted; nothing is left running
     */
    Verdict judge(Map<String, String> sources, String main, String expected)
            throws InterruptedException;
}
