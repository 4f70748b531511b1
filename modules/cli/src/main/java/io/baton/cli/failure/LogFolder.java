package io.baton.cli.failure;

import java.nio.file.Path;

/**
 * Where this process keeps its log. It has to be said before the first line is logged, since the
 * log file is opened then.
 */
public final class LogFolder {
    /** The system property that the log configuration reads. */
    private static final String PROPERTY = "baton.log.dir";

    private LogFolder() {}

    /** Sets the folder; it is created with the first line. */
    public static void set(Path folder) {
        System.setProperty(PROPERTY, folder.toAbsolutePath().toString());
    }

    /** The folder that is set, by default {@code .baton/logs} in the user's home. */
    public static Path current() {
        String set = System.getProperty(PROPERTY);
        return set == null
                ? Path.of(System.getProperty("user.home", "."), ".baton", "logs")
                : Path.of(set);
    }
}
