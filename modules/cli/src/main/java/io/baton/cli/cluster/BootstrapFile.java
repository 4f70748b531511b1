package io.baton.cli.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file in the user's home by which {@code baton up} tells other commands where it listens.
 *
 * @param path its place
 */
public record BootstrapFile(Path path) {

    /** The file in that home folder. */
    public static BootstrapFile in(Path userHome) {
        return new BootstrapFile(userHome.resolve(".baton").resolve("bootstrap-server"));
    }

    /** The address it holds; empty when there is none. */
    public Optional<String> read() {
        try {
            String text = Files.readString(path).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** Says where the all-in-one listens. */
    public void write(String bootstrapServers) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.writeString(path, bootstrapServers + System.lineSeparator());
    }

    /** Removes the file when it still holds that address: another start may have replaced it. */
    public void remove(String bootstrapServers) throws IOException {
        if (read().equals(Optional.of(bootstrapServers))) {
            Files.deleteIfExists(path);
        }
    }
}
