package io.baton.app.journey;

import io.baton.app.BatonApplication;
import io.baton.app.RunningBaton;

import java.time.Duration;

/** A process of its own with the roles that its arguments set; it drains when asked to end. */
public final class RolesMain {
    /** What it says when its roles work. */
    public static final String READY = "ready";

    private RolesMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        RunningBaton running = BatonApplication.start(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        if (running.awaitReady(Duration.ofSeconds(90))) {
            System.out.println(READY);
        }
        Thread.currentThread().join();
    }
}
