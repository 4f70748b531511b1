package io.baton.domain.planning;

/** Maps a text to a vector of unit length, such that texts of like meaning lie close together. */
@FunctionalInterface
public interface SentenceEmbedder {

    /** The vector of that text; all vectors of one embedder have the same dimension. */
    float[] embed(String text);
}
