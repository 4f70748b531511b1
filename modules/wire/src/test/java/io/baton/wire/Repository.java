package io.baton.wire;

import java.nio.file.Path;

/** Where the checked-in files are, and whether this run may rewrite those that are generated. */
final class Repository {
    private Repository() {}

    static Path file(String name) {
        return Path.of(System.getProperty("baton.root", "../..")).resolve(name).normalize();
    }

    static boolean rewrites() {
        return Boolean.getBoolean("baton.write");
    }
}
