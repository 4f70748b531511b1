package io.baton.domain.task;

/** Measures texts as they travel. */
final class Utf8 {
    private Utf8() {}

    /** Bytes of that text in UTF-8, without encoding it. */
    static long length(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else {
                // A surrogate is half of a code point of four bytes.
                bytes += Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return bytes;
    }
}
