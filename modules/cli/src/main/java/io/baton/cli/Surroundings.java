package io.baton.cli;

import io.baton.cli.cluster.BootstrapFile;
import io.baton.cli.console.Screen;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param screen where it writes
 * @param input standard input
 * @param environment the environment's variables
 * @param userHome the user's home folder
 */
public record Surroundings(
        Screen screen, InputStream input, Map<String, String> environment, Path userHome) {

    /** The file by which the all-in-one of this user tells where it listens. */
    public BootstrapFile bootstrapFile() {
        return BootstrapFile.in(userHome);
    }
}
