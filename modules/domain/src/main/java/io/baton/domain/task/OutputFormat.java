package io.baton.domain.task;

import java.util.Locale;
import java.util.Optional;

/** How an answer is rendered. */
public enum OutputFormat {
    TEXT,
    MARKDOWN,
    CODE,
    JSON;

    /** The lower-case name used on the wire and on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of that name, in any case; empty when there is none. */
    public static Optional<OutputFormat> of(String id) {
        for (OutputFormat format : values()) {
            if (format.name().equalsIgnoreCase(id)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
