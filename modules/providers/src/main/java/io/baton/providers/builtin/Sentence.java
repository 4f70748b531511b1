package io.baton.providers.builtin;

/**
 * One sentence of a document, as it stands there but for line breaks.
 *
 * @param index its place among the document's sentences, from 0
 * @param section the heading above it; empty when there is none
 */
record Sentence(int index, String text, String section) {

    /** Its words; a run of ideographs counts as half its length. */
    int words() {
        return Words.count(text);
    }
}
