package io.baton.app.guarantee;

import io.baton.app.BatonApplication;
import io.baton.app.RunningBaton;

import java.time.Duration;

/** A process of its own with the roles that its arguments set; it drains when asked to end. */
final class MemberMain {
    static final String READY = "ready";

    private MemberMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        RunningBaton running = BatonApplication.start(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        if (running.awaitReady(Duration.ofSeconds(90))) {
            System.out.println(READY);
        }
        Thread.currentThread().join();
    }
}
