package io.baton.domain.planning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A resource of this package: one entry a line, cells with tabs between, remarks after a hash. */
final class TabbedResource {
    private TabbedResource() {}

    /** The lines that are neither empty nor remarks, each split at its first tab only. */
    static List<String[]> pairs(String name) {
        return text(name)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> pair(name, line))
                .toList();
    }

    /** The whole resource. */
    static String text(String name) {
        try (InputStream stream = TabbedResource.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the classpath");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is unreadable", e);
        }
    }

    private static String[] pair(String name, String line) {
        int tab = line.indexOf('\t');
        if (tab < 1) {
            throw new IllegalStateException(
                    name + ": a line must be a name, a tab and a text, but is \"" + line + '"');
        }
        return new String[] {line.substring(0, tab), line.substring(tab + 1)};
    }
}
