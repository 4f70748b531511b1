package io.baton.domain.planning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts whose capability is known: what {@link TextClassifier} learns from. */
final class Exemplars {
    private static final String RESOURCE = "exemplars.tsv";

    private Exemplars() {}

    /** One text and the capability it needs. */
    record Exemplar(String capability, String text) {}

    /** All of them, in the order of the file. */
    static List<Exemplar> load() {
        try (InputStream stream = Exemplars.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the classpath");
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Exemplars::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " is unreadable", e);
        }
    }

    private static Exemplar parse(String line) {
        int tab = line.indexOf('\t');
        if (tab < 1) {
            throw new IllegalStateException(
                    RESOURCE + ": a line must be capability, tab, text, but is \"" + line + '"');
        }
        return new Exemplar(line.substring(0, tab), line.substring(tab + 1));
    }
}
