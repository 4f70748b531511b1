package io.baton.app.journey;

import io.baton.app.BatonApplication;
import io.baton.app.RunningBaton;

import java.time.Duration;

/** A process of its own with the roles that its arguments set, until it is killed. */
final class RolesMain {
    private RolesMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        RunningBaton running = BatonApplication.start(arguments);
        System.out.println(running.awaitReady(Duration.ofSeconds(60)) ? "ready" : "not ready");
        Thread.currentThread().join();
    }
}
