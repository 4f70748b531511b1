package io.baton.providers.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/** Texts and limits for tests. */
final class Documents {
    private Documents() {}

    /** A report of some 1,300 words on one harbour, in ten sections. */
    static String harbour() {
        return resource("harbour-report.md");
    }

    static String resource(String name) {
        try (InputStream stream = Documents.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CallGuard patient() {
        Instant deadline = Instant.now().plusSeconds(120);
        return new CallGuard("test", InstantSource.system(), deadline, () -> false);
    }

    static EmbeddedText embedded(String document) throws InterruptedException {
        return EmbeddedText.of(document, MiniLmEmbedder.shared(), patient());
    }
}
