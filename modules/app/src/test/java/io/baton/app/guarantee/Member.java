package io.baton.app.guarantee;

import io.baton.app.journey.RolesMain;
import io.baton.testbroker.JvmProcess;

import java.util.List;

/** One process of an installation, the same in each of its lives. */
final class Member {
    private final String name;
    private final List<String> settings;
    private JvmProcess process;

    Member(String name, List<String> settings) {
        this.name = name;
        this.settings = List.copyOf(settings);
        this.process = launch();
    }

    private JvmProcess launch() {
        return JvmProcess.start(RolesMain.class, settings, RolesMain.READY, line -> {});
    }

    String name() {
        return name;
    }

    JvmProcess process() {
        return process;
    }

    void awaitReady() {
        var _ = process.awaitReady();
    }

    /** Starts it again, after it was killed or has ended. */
    void restart() {
        process.kill();
        process = launch();
    }
}
