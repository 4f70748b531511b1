package io.baton.domain.model;

/** Tokens of a call as the provider counted them; 0 where it does not say. */
public record Usage(int promptTokens, int completionTokens) {
    public static final Usage UNKNOWN = new Usage(0, 0);
}
