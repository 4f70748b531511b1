package io.baton.testkit;

import java.util.Locale;

/** Which server's documented bodies the fake speaks. */
public enum Dialect {
    OLLAMA,
    LMSTUDIO,
    OPENAI,
    VLLM,
    LLAMACPP,
    ANTHROPIC;

    /**
     * The dialect of that name, in any case.
     *
     * @throws IllegalArgumentException naming the dialects there are
     */
    public static Dialect of(String name) {
        for (Dialect dialect : values()) {
            if (dialect.name().equalsIgnoreCase(name)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException(
                "dialect '"
                        + name
                        + "' is not known; use ollama, lmstudio, openai, vllm, llamacpp or"
                        + " anthropic");
    }

    /** The lower-case name, as configuration has it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
