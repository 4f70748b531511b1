package io.baton.domain.planning;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** A stream of choices that a text starts: the same text gives the same choices for ever. */
final class Dice {
    private static final long MASK = 0x7fffffffL;

    private long state;

    Dice(String seed) {
        CRC32 crc = new CRC32();
        crc.update(seed.getBytes(StandardCharsets.UTF_8));
        state = crc.getValue() & MASK;
    }

    /** The next choice, 0 to {@code sides - 1}. */
    int next(int sides) {
        state = (state * 1_103_515_245L + 12_345L) & MASK;
        return (int) ((state >> 12) % sides);
    }

    <T> T pick(List<T> choices) {
        return choices.get(next(choices.size()));
    }
}
