package io.baton.domain.context;

import io.baton.domain.planning.TokenEstimator;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a long text into parts that fit a room each, at the ends of sentences, lines and blocks as
 * far as these fit themselves, else between words, and where there are none between characters.
 * Invariant: joined, the parts are the text, to the letter.
 */
public final class Chunks {
    private final TokenCount count;
    private final int room;
    private final List<String> chunks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int used;

    private Chunks(TokenCount count, int room) {
        this.count = count;
        this.room = room;
    }

    /**
     * The parts of a text in its order.
     *
     * @param room tokens that one part may add to a prompt, enough for a character
     */
    public static List<String> of(String text, int room, TokenEstimator estimator) {
        Chunks chunks = new Chunks(new TokenCount(estimator), room);
        TextUnits.of(text).forEach(chunks::add);
        chunks.end();
        return List.copyOf(chunks.chunks);
    }

    private void add(String piece) {
        int cost = count.of(piece);
        if (cost > room && piece.length() > 1) {
            int cut = cut(piece);
            if (cut > 0) {
                add(piece.substring(0, cut));
                add(piece.substring(cut));
                return;
            }
        }
        if (used + cost > room) {
            end();
        }
        open.append(piece);
        used += cost;
    }

    /** Where a piece that is too long is cut, about its middle; 0 when it is one character. */
    private static int cut(String piece) {
        int middle = piece.length() / 2;
        int line = piece.lastIndexOf('\n', middle);
        int blank = piece.lastIndexOf(' ', middle);
        int cut = line > 0 ? line + 1 : blank > 0 ? blank + 1 : middle;
        boolean inPair =
                Character.isLowSurrogate(piece.charAt(cut))
                        && Character.isHighSurrogate(piece.charAt(cut - 1));
        return inPair ? cut - 1 : cut;
    }

    private void end() {
        if (!open.isEmpty()) {
            close(open.toString());
            open.setLength(0);
        }
        used = 0;
    }

    /** Pieces may take more together than one by one, if hardly ever. */
    private void close(String chunk) {
        int cut = chunk.length() > 1 && count.of(chunk) > room ? cut(chunk) : 0;
        if (cut > 0) {
            close(chunk.substring(0, cut));
            close(chunk.substring(cut));
        } else {
            chunks.add(chunk);
        }
    }
}
